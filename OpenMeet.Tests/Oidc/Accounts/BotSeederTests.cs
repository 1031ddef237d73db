using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Accounts;

public sealed class BotSeederTests
{
    [Fact]
    public async Task A_changed_password_in_the_setting_is_the_bots_password_from_the_next_start()
    {
        await using var first = await OidcHost.StartAsync();
        await using var second = first.Again(settings => settings["TENANTS_B64"] = TestSettings.Tenants(TestSettings.Bot(TestSettings.Tenant, "a new bot password")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(second, TestSettings.BotPassword));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second, "a new bot password"));
    }

    [Fact]
    public async Task An_unchanged_setting_changes_nothing()
    {
        await using var first = await OidcHost.StartAsync();
        var before = await StampsAsync(first);
        await using var second = first.Again();
        Assert.Equal(before, await StampsAsync(second));
        Assert.Equal(3, before.Count);
    }

    [Fact]
    public async Task A_changed_slug_stops_the_start_since_it_is_the_matrix_id()
    {
        await using var first = await OidcHost.StartAsync();
        var (exitCode, errors) = await OidcProcess.RunAsync(
            first.Settings, ("TENANTS_B64", TestSettings.Tenants(TestSettings.Bot(TestSettings.Tenant, slug: "renamed"))));
        Assert.Equal(SettingsException.ExitCode, exitCode);
        Assert.Contains("TENANTS_B64 has tenant 'acme' whose botUser.slug was 'openmeet-bot-acme'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slug_that_is_a_persons_handle_stops_the_start()
    {
        await using var first = await OidcHost.StartAsync(settings => settings["TENANTS_B64"] = TestSettings.Tenants(TestSettings.Bot(TestSettings.Tenant)));
        await first.QueryAsync(db => db.Users.ExecuteDeleteAsync());
        var person = await first.PersonAsync();
        var (exitCode, errors) = await OidcProcess.RunAsync(
            first.Settings, ("TENANTS_B64", TestSettings.Tenants(TestSettings.Bot(TestSettings.Tenant, slug: person.Handle))));
        Assert.Equal(SettingsException.ExitCode, exitCode);
        Assert.Contains("TENANTS_B64 has tenant 'acme' whose bot cannot be made", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_stored_hashed()
    {
        await using var host = await OidcHost.StartAsync();
        var hashes = await host.QueryAsync(db => db.Users.Select(account => account.PasswordHash).ToListAsync());
        Assert.All(hashes, hash => Assert.DoesNotContain(TestSettings.BotPassword, hash, StringComparison.Ordinal));
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private static async Task<HttpStatusCode> AskAsync(OidcHost host, string password)
    {
        using var chatApi = host.Client(await host.Tokens.ForClientAsync(TestSettings.ChatApiId, TestSettings.ChatApiSecret, "bots"));
        using var response = await chatApi.PostAsJsonAsync(
            $"/api/bots/{TestSettings.Tenant}/ticket", new { email = TestSettings.BotEmail(TestSettings.Tenant), password });
        return response.StatusCode;
    }

    private static Task<List<string?>> StampsAsync(OidcHost host) =>
        host.QueryAsync(db => db.Users.OrderBy(account => account.Id).Select(account => account.SecurityStamp).ToListAsync());
}
