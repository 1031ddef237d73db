using Microsoft.Extensions.Configuration;
using OpenMeet.ServiceDefaults.Configuration;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class RequiredSettingsTests
{
    private enum Way
    {
        Oidc,
        PersonalSession,
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once_and_by_name()
    {
        var exception = Assert.Throws<SettingsException>(() => From(("URL", "ftp://x"), ("KEY", "abc")).Read(settings =>
            (settings.Required("NAME"), settings.RequiredUri("URL"), settings.RequiredHex("KEY", 32), settings.RequiredConnectionString("db"))));
        Assert.Equal(
            [
                "NAME is not set.",
                "URL is not an absolute http or https URL without user, query or fragment.",
                "KEY is not 64 hexadecimal digits.",
                "ConnectionStrings__db is not set.",
            ],
            exception.Problems);
    }

    [Fact]
    public void A_wrong_value_is_not_repeated() =>
        Assert.DoesNotContain("s3cr3t", Assert.Throws<SettingsException>(() => From(("KEY", "s3cr3t")).RequiredHex("KEY", 32)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("https://matrix.example.org/base", "https://matrix.example.org/base/")]
    public void A_base_URL_ends_with_a_slash(string value, string expected) =>
        Assert.Equal(expected, From(("URL", value)).Read(settings => settings.RequiredBaseUri("URL")).AbsoluteUri);

    [Theory]
    [InlineData("/relative")]
    [InlineData("https://user:password@host/")]
    [InlineData("https://host/?query")]
    [InlineData("https://host/#fragment")]
    [InlineData("  ")]
    public void What_is_no_plain_web_URL_is_refused(string value) =>
        Assert.Throws<SettingsException>(() => From(("URL", value)).RequiredUri("URL"));

    [Fact]
    public void Hexadecimal_digits_are_bytes() =>
        Assert.Equal([0xC0, 0xFF, 0xEE], From(("KEY", "c0FFee")).RequiredHex("KEY", 3));

    [Theory]
    [InlineData(null, Way.Oidc)]
    [InlineData("personalsession", Way.PersonalSession)]
    public void One_of_several_names_has_a_default(string? value, object expected) =>
        Assert.Equal(expected, From(("WAY", value)).Read(settings => settings.OneOf("WAY", Way.Oidc)));

    [Theory]
    [InlineData("Other")]
    [InlineData("7")]
    public void A_name_that_is_none_of_them_is_refused(string value) =>
        Assert.Throws<SettingsException>(() => From(("WAY", value)).Read(settings => settings.OneOf("WAY", Way.Oidc)));

    [Theory]
    [InlineData(null, "TENANTS_B64 is not set.")]
    [InlineData("{}!", "TENANTS_B64 is not base64.")]
    [InlineData("W10=", "TENANTS_B64 has no tenant.")]
    public void Tenants_that_cannot_be_read_are_refused(string? value, string problem) =>
        Assert.Equal([problem], Assert.Throws<SettingsException>(() => From(("TENANTS_B64", value)).Read(settings => settings.RequiredTenants())).Problems);

    private static IConfiguration From(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        .Build();
}
