namespace OpenIddict.Tests.Support;

[CollectionDefinition(Name)]
public sealed class ProviderTests : ICollectionFixture<ProviderFixture>
{
    public const string Name = "provider";
}
