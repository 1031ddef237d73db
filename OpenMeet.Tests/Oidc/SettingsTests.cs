using Microsoft.Extensions.Configuration;
using OpenMeet.Oidc;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("ConnectionStrings:oidcdb", "ConnectionStrings__oidcdb")]
    [InlineData("OIDC_ISSUER", "OIDC_ISSUER")]
    [InlineData("TENANTS_B64", "TENANTS_B64")]
    [InlineData("OIDC_SIGNING_KEY", "OIDC_SIGNING_KEY")]
    [InlineData("OIDC_ENCRYPTION_KEY", "OIDC_ENCRYPTION_KEY")]
    [InlineData("OIDC_MAS_CLIENT_ID", "OIDC_MAS_CLIENT_ID")]
    [InlineData("OIDC_MAS_CLIENT_SECRET", "OIDC_MAS_CLIENT_SECRET")]
    [InlineData("OIDC_MAS_REDIRECT_URI", "OIDC_MAS_REDIRECT_URI")]
    [InlineData("OIDC_CHAT_REDIRECT_URI", "OIDC_CHAT_REDIRECT_URI")]
    [InlineData("OIDC_CHAT_POST_LOGOUT_REDIRECT_URI", "OIDC_CHAT_POST_LOGOUT_REDIRECT_URI")]
    [InlineData("OIDC_PLATFORM_CLIENT_ID", "OIDC_PLATFORM_CLIENT_ID")]
    [InlineData("OIDC_PLATFORM_CLIENT_SECRET", "OIDC_PLATFORM_CLIENT_SECRET")]
    [InlineData("OIDC_CHATAPI_CLIENT_ID", "OIDC_CHATAPI_CLIENT_ID")]
    [InlineData("OIDC_CHATAPI_CLIENT_SECRET", "OIDC_CHATAPI_CLIENT_SECRET")]
    public void A_missing_setting_stops_the_start_with_one_line_naming_it(string key, string name)
    {
        var problem = Assert.Single(Refused(key, "").Problems);
        Assert.StartsWith(name + " ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OIDC_ISSUER", "id.example")]
    [InlineData("OIDC_ISSUER", "https://id.example/?x=1")]
    [InlineData("OIDC_SIGNING_KEY", "not a key")]
    [InlineData("OIDC_SIGNING_KEY", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("OIDC_ENCRYPTION_KEY", "abcd")]
    [InlineData("OIDC_MAS_REDIRECT_URI", "/callback")]
    [InlineData("OIDC_MAS_CLIENT_ID", TestSettings.PlatformId)]
    [InlineData("OIDC_MAS_CLIENT_ID", TestSettings.ChatId)]
    [InlineData("OIDC_CHATAPI_CLIENT_ID", "acme:user")]
    [InlineData("TENANTS_B64", "e30=")]
    public void A_wrong_setting_stops_the_start_without_repeating_the_value(string name, string value)
    {
        var exception = Refused(name, value);
        Assert.Contains("_", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_signing_key_is_refused()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(1024);
        Assert.StartsWith("OIDC_SIGNING_KEY", Refused("OIDC_SIGNING_KEY", rsa.ExportPkcs8PrivateKeyPem()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_ends_at_once_with_code_78_and_a_line_for_each_setting()
    {
        var (exitCode, errors) = await OidcProcess.RunAsync(TestSettings.For("Host=127.0.0.1;Port=1"), ("OIDC_ISSUER", null), ("TENANTS_B64", "e30="));
        Assert.Equal(SettingsException.ExitCode, exitCode);
        Assert.Equal(["OIDC_ISSUER", "TENANTS_B64"], errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    private static SettingsException Refused(string key, string value)
    {
        var settings = TestSettings.For("Host=127.0.0.1;Port=1");
        settings[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return Assert.Throws<SettingsException>(() => OidcSettings.Read(configuration));
    }
}
