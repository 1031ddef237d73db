using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Store;

[Collection(ProviderTests.Name)]
public sealed class ApplicationManagerTests(ProviderFixture fixture)
{
    private readonly string _client = "app-" + Guid.NewGuid().ToString("N");

    public static TheoryData<string, OpenIddictApplicationDescriptor> Invalid => new()
    {
        { "confidential without secret", new() { ClientId = "a", ClientType = ClientTypes.Confidential } },
        { "public with secret", new() { ClientId = "a", ClientType = ClientTypes.Public, ClientSecret = "s" } },
        { "no client id", new() },
        { "duplicate client id", new() { ClientId = "web" } },
        { "unknown client type", new() { ClientId = "a", ClientType = "other" } },
        { "relative redirect uri", new() { ClientId = "a", RedirectUris = { new Uri("/cb", UriKind.Relative) } } },
        { "redirect uri with fragment", new() { ClientId = "a", RedirectUris = { new Uri("https://a.example/cb#x") } } },
        { "redirect uri with iss", new() { ClientId = "a", RedirectUris = { new Uri("https://a.example/cb?iss=x") } } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task An_application_that_cannot_work_is_refused(string _, OpenIddictApplicationDescriptor descriptor)
    {
        var provider = await fixture.GetAsync();

        var exception = await Assert.ThrowsAsync<OpenIddictExceptions.ValidationException>(
            () => provider.UseAsync<IOpenIddictApplicationManager, object>(manager => manager.CreateAsync(descriptor).AsTask()));

        Assert.Single(exception.Results);
    }

    [Theory]
    [InlineData("secret", ClientTypes.Confidential)]
    [InlineData(null, ClientTypes.Public)]
    public async Task The_client_type_follows_from_the_secret(string? secret, string type)
    {
        var application = await CreateAsync(new() { ClientId = _client, ClientSecret = secret });

        Assert.Equal(type, await UseAsync(manager => manager.GetClientTypeAsync(application)));
        Assert.Equal(ConsentTypes.Explicit, await UseAsync(manager => manager.GetConsentTypeAsync(application)));
        Assert.Equal(ApplicationTypes.Web, await UseAsync(manager => manager.GetApplicationTypeAsync(application)));
    }

    [Fact]
    public async Task A_secret_is_stored_as_a_salted_hash_in_the_layout_of_ASP_NET_Core_Identity()
    {
        var application = await CreateAsync(new() { ClientId = _client, ClientSecret = "a secret" });

        var descriptor = new OpenIddictApplicationDescriptor();
        await UseAsync(async manager => { await manager.PopulateAsync(descriptor, application); return true; });

        var hash = Convert.FromBase64String(descriptor.ClientSecret!);
        Assert.Equal(61, hash.Length);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0x27, 0x10, 0, 0, 0, 16], hash[..13]);
        Assert.True(await UseAsync(manager => manager.ValidateClientSecretAsync(application, "a secret")));
        Assert.False(await UseAsync(manager => manager.ValidateClientSecretAsync(application, "A secret")));
    }

    [Fact]
    public async Task An_update_with_the_stored_hash_keeps_the_secret()
    {
        var application = await CreateAsync(new() { ClientId = _client, ClientSecret = "kept" });
        var descriptor = new OpenIddictApplicationDescriptor();
        await UseAsync(async manager => { await manager.PopulateAsync(descriptor, application); return true; });
        descriptor.DisplayName = "new name";

        await UseAsync(async manager => { await manager.UpdateAsync(application, descriptor); return true; });

        var updated = await UseAsync(manager => manager.FindByClientIdAsync(_client));
        Assert.Equal("new name", await UseAsync(manager => manager.GetDisplayNameAsync(updated!)));
        Assert.True(await UseAsync(manager => manager.ValidateClientSecretAsync(updated!, "kept")));
    }

    [Fact]
    public async Task An_update_with_another_secret_replaces_it()
    {
        var application = await CreateAsync(new() { ClientId = _client, ClientSecret = "old" });

        await UseAsync(async manager => { await manager.UpdateAsync(application, new OpenIddictApplicationDescriptor { ClientId = _client, ClientType = ClientTypes.Confidential, ClientSecret = "new" }); return true; });

        var updated = await UseAsync(manager => manager.FindByClientIdAsync(_client));
        Assert.False(await UseAsync(manager => manager.ValidateClientSecretAsync(updated!, "old")));
        Assert.True(await UseAsync(manager => manager.ValidateClientSecretAsync(updated!, "new")));
    }

    [Fact]
    public async Task An_update_of_what_another_has_changed_is_refused()
    {
        await CreateAsync(new() { ClientId = _client });
        var mine = await UseAsync(manager => manager.FindByClientIdAsync(_client));
        await UseAsync(async manager => { await manager.UpdateAsync((await manager.FindByClientIdAsync(_client))!); return true; });

        await Assert.ThrowsAsync<OpenIddictExceptions.ConcurrencyException>(
            () => UseAsync(async manager => { await manager.UpdateAsync(mine!); return true; }));
    }

    private Task<object> CreateAsync(OpenIddictApplicationDescriptor descriptor) => UseAsync(manager => manager.CreateAsync(descriptor));

    private async Task<T> UseAsync<T>(Func<IOpenIddictApplicationManager, ValueTask<T>> use)
        => await (await fixture.GetAsync()).UseAsync<IOpenIddictApplicationManager, T>(manager => use(manager).AsTask());
}
