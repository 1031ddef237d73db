using Xunit;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>Tests that share one running service; each makes people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedOidc : ICollectionFixture<OidcFixture>
{
    public const string Name = "Oidc";
}
