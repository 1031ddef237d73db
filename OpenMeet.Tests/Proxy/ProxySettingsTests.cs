using Microsoft.Extensions.Configuration;
using OpenMeet.Proxy.Routing;
using OpenMeet.Proxy.Settings;
using OpenMeet.ServiceDefaults.Configuration;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class ProxySettingsTests
{
    [Fact]
    public void Every_missing_setting_is_named()
    {
        var exception = Assert.Throws<SettingsException>(() => ProxySettings.Read(new ConfigurationBuilder().Build()));
        Assert.Contains("PUBLIC_CHAT_URL is not set.", exception.Problems);
        Assert.Contains("services__mas__http__0 is not set.", exception.Problems);
        Assert.Equal(11, exception.Problems.Count);
    }

    [Theory]
    [InlineData("PUBLIC_ID_URL", "http://CHAT.test:80/", "PUBLIC_ID_URL has the host and port of PUBLIC_CHAT_URL.")]
    [InlineData("PUBLIC_ID_URL", "http://id.test/oidc", "PUBLIC_ID_URL has a path: public names are told apart by host and port alone.")]
    [InlineData("PROXY_RATE_LIMIT_BURST", "many", "PROXY_RATE_LIMIT_BURST is not a whole number.")]
    [InlineData("PROXY_TRUSTED_NETWORKS", "10.0.0.0/8,all", "PROXY_TRUSTED_NETWORKS is not a comma-separated list of networks such as 10.0.0.0/8.")]
    [InlineData("services:synapse-sync:http:0", "synapse-sync", "services__synapse-sync__http__0 is not an absolute http or https URL without user, query or fragment.")]
    [InlineData("PROXY_MATRIX_RTC_URL", "rtc.test", "PROXY_MATRIX_RTC_URL is not an absolute http or https URL without user, query or fragment.")]
    [InlineData("PROXY_FEDERATION", "maybe", "PROXY_FEDERATION is not one of Closed, Open.")]
    public void A_wrong_setting_is_explained(string name, string value, string problem)
    {
        var configuration = Complete();
        configuration[name] = value;
        Assert.Equal([problem], Assert.Throws<SettingsException>(() => ProxySettings.Read(configuration)).Problems);
    }

    [Fact]
    public void Federation_is_closed_unless_it_is_opened()
    {
        var configuration = Complete();
        Assert.DoesNotContain(ProxyConfiguration.Routes(ProxySettings.Read(configuration)), route => route.Match.Path!.Contains("federation", StringComparison.Ordinal));
        configuration["PROXY_FEDERATION"] = "open";
        Assert.Contains(ProxyConfiguration.Routes(ProxySettings.Read(configuration)), route => route.Match.Path!.Contains("federation", StringComparison.Ordinal));
    }

    internal static IConfiguration Complete()
    {
        var settings = ProxyFixture.DefaultSettings();
        foreach (var service in new[] { "chat", "oidc", "synapse", "mas", "element" })
        {
            settings[$"services:{service}:http:0"] = $"http://{service}:8080";
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
