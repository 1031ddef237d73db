using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;

namespace OpenMeet.Tests.Operations;

public sealed class ChatStartTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Theory]
    [InlineData("ConnectionStrings:chatdb", "ConnectionStrings__chatdb")]
    [InlineData("ConnectionStrings:redis", "ConnectionStrings__redis")]
    [InlineData("TENANTS_B64")]
    [InlineData("OIDC_ISSUER")]
    [InlineData("OIDC_INTERNAL_URL")]
    [InlineData("OIDC_CHATAPI_CLIENT_ID")]
    [InlineData("OIDC_CHATAPI_CLIENT_SECRET")]
    [InlineData("MATRIX_SERVER_NAME")]
    [InlineData("MATRIX_HOMESERVER_URL")]
    [InlineData("MAS_PUBLIC_URL")]
    [InlineData("MAS_WEB_URL")]
    [InlineData("MAS_INTERNAL_URL")]
    [InlineData("MAS_ADMIN_CLIENT_ID")]
    [InlineData("MAS_ADMIN_CLIENT_SECRET")]
    [InlineData("MAS_UPSTREAM_PROVIDER_ID")]
    [InlineData("MAS_REDIRECT_URI")]
    [InlineData("CHAT_PUBLIC_URL")]
    [InlineData("CHAT_ENCRYPTION_KEY")]
    [InlineData("APPSERVICE_AS_TOKEN")]
    [InlineData("APPSERVICE_HS_TOKEN")]
    public void A_missing_setting_stops_the_start_by_its_name(string name, string? told = null) =>
        Assert.Equal([$"{told ?? name} is not set."], Refused(name, "").Problems);

    [Theory]
    [InlineData("OIDC_ISSUER", "id.test")]
    [InlineData("CHAT_ENCRYPTION_KEY", "abcd")]
    [InlineData("Bots:SignIn", "Password")]
    [InlineData("TENANTS_B64", "%%%")]
    public void A_wrong_setting_stops_the_start_by_its_name_without_its_value(string name, string value)
    {
        var refused = Refused(name, value);
        Assert.StartsWith($"{name.Replace(":", "__", StringComparison.Ordinal)} ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_ends_at_once_with_code_78_and_a_line_for_each_setting()
    {
        var (exitCode, errors) = await RunAsync(("OIDC_ISSUER", null), ("TENANTS_B64", "%%%"));
        Assert.Equal(SettingsException.ExitCode, exitCode);
        Assert.Equal(["OIDC_ISSUER", "TENANTS_B64"], errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("CHAT_ENCRYPTION_KEY", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("MATRIX_SERVER_NAME", "another.test")]
    public async Task Another_value_than_the_filled_database_was_made_with_is_refused(string name, string value)
    {
        var (exitCode, errors) = await RunAsync((name, value));
        Assert.Equal(SettingsException.ExitCode, exitCode);
        Assert.StartsWith($"{name} is not the one", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(value, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("alive")]
    public async Task A_started_replica_is_healthy(string path)
    {
        using var client = chat.Client(token: null);
        Assert.True((await client.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_page_may_load_nothing_inline_and_nothing_from_elsewhere()
    {
        using var client = chat.Client(token: null);
        using var answer = await client.GetAsync(new Uri("page/settings", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' wss://chat.test https://id.test;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private SettingsException Refused(string name, string value)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(chat.Settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Configuration[name] = value;
        return Assert.Throws<SettingsException>(() => builder.AddChatSettings());
    }

    /// <summary>The program itself, in a process of its own, with some settings changed or taken away.</summary>
    private async Task<(int ExitCode, string Errors)> RunAsync(params (string Name, string? Value)[] changes)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(OpenMeet.ChatApi.Data.ChatDb).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, text) in chat.Settings.Where(setting => !changes.Any(change => change.Name == setting.Key)))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = text;
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in changes.Where(change => change.Value is not null))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
