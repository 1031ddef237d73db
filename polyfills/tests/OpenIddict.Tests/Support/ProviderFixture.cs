using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.Tests.Support;

/// <summary>One database and, on it, one provider for each variant that a test asks for.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    private readonly PostgresServer _postgres = new();
    private readonly ConcurrentDictionary<ProviderVariant, Lazy<Task<Provider>>> _providers = new();

    public string ConnectionString => _postgres.ConnectionString;

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        var provider = await GetAsync(ProviderVariant.None);
        await provider.UseAsync<ProviderContext, bool>(context => context.Database.EnsureCreatedAsync());
        foreach (var client in ProviderClients.All())
        {
            await provider.UseAsync<IOpenIddictApplicationManager, object>(manager => manager.CreateAsync(client).AsTask());
        }

        await provider.UseAsync<IOpenIddictScopeManager, object>(manager => manager.CreateAsync(new OpenIddictScopeDescriptor
        {
            DisplayName = "Chat API",
            Name = "api",
            Resources = { "openmeet-api" },
        }).AsTask());
    }

    public Task<Provider> GetAsync(ProviderVariant variant = ProviderVariant.None)
        => _providers.GetOrAdd(variant, key => new(() => Provider.StartAsync(ConnectionString, key))).Value;

    public async Task DisposeAsync()
    {
        foreach (var provider in _providers.Values)
        {
            await (await provider.Value).DisposeAsync();
        }

        await _postgres.DisposeAsync();
    }
}
