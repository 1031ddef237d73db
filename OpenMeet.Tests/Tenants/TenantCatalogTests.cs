using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.ServiceDefaults.Tenants;
using Xunit;

namespace OpenMeet.Tests.Tenants;

public sealed class TenantCatalogTests
{
    private const string Bot = """ "botUser": { "email": "bot@example.org", "slug": "openmeet-bot", "password": "hunter2secret" }""";

    [Fact]
    public void The_first_entry_may_be_the_public_tenant_with_an_empty_id()
    {
        var catalog = TenantCatalog.Parse($$"""[{ "id": "", "name": "Public", {{Bot}} }, { "id": "acme", {{Bot}} }]""");
        Assert.True(catalog.TryGet("", out var tenant));
        Assert.Equal(("Public", "openmeet-bot"), (tenant.Name, tenant.Bot.Slug));
        Assert.Equal(["", "acme"], catalog.All.Select(one => one.Id));
    }

    [Fact]
    public void The_bot_is_also_found_where_the_original_platform_nests_it()
    {
        var catalog = TenantCatalog.Parse($$"""[{ "id": "acme", "matrixConfig": { "serverName": "x", {{Bot}} } }]""");
        Assert.Equal("bot@example.org", catalog.All.Single().Bot.Email);
    }

    [Fact]
    public void Ids_are_case_sensitive() =>
        Assert.False(TenantCatalog.Parse($$"""[{ "id": "ciTenantA", {{Bot}} }]""").TryGet("citenanta", out _));

    [Theory]
    [InlineData("-", "")]
    [InlineData("acme", "acme")]
    public void A_path_segment_names_a_tenant(string segment, string id)
    {
        var catalog = TenantCatalog.Parse($$"""[{ "id": "", {{Bot}} }, { "id": "acme", {{Bot}} }]""");
        Assert.True(catalog.TryGetByPathSegment(segment, out var tenant));
        Assert.Equal((id, segment), (tenant.Id, tenant.PathSegment));
    }

    [Theory]
    [InlineData("""[{ "id": "a", BOT }, { "id": "a", BOT }]""", "TENANTS_B64 entry 1 has the id of entry 0.")]
    [InlineData("""[{ "id": "a", BOT }, { "id": "A", BOT }]""", "TENANTS_B64 entry 1 has an id that differs from that of entry 0 by case only.")]
    [InlineData("""[{ BOT }]""", "TENANTS_B64 entry 0 has no id.")]
    [InlineData("""[{ "id": "a", "botUser": { "email": "e", "slug": "s" } }]""", "TENANTS_B64 entry 0 has no botUser.password.")]
    [InlineData("""[{ "id": "a", "botUser": { "slug": "s", "password": "p" } }]""", "TENANTS_B64 entry 0 has no botUser.email.")]
    [InlineData("""[{ "id": "a", "botUser": { "email": "e", "password": "p" } }]""", "TENANTS_B64 entry 0 has no botUser.slug.")]
    [InlineData("""[]""", "TENANTS_B64 has no tenant.")]
    public void A_wrong_entry_is_named(string json, string problem)
    {
        var exception = Assert.Throws<SettingsException>(() => TenantCatalog.Parse(json.Replace("BOT", Bot, StringComparison.Ordinal)));
        Assert.Equal([problem], exception.Problems);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("..")]
    public void An_id_that_cannot_be_a_path_segment_is_refused(string id) =>
        Assert.Throws<SettingsException>(() => TenantCatalog.Parse($$"""[{ "id": "{{id}}", {{Bot}} }]"""));

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[3]")]
    public void What_is_no_array_of_tenants_is_refused(string json) =>
        Assert.Contains("is not a JSON array of tenants", Assert.Throws<SettingsException>(() => TenantCatalog.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_tenant_does_not_print_its_bots_password() =>
        Assert.DoesNotContain("hunter2secret", TenantCatalog.Parse($$"""[{ "id": "a", {{Bot}} }]""").All.Single().ToString(), StringComparison.Ordinal);
}
