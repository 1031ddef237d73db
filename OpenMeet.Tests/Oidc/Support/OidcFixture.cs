using Xunit;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The shared service.</summary>
public sealed class OidcFixture : IAsyncLifetime
{
    internal OidcHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await OidcHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
