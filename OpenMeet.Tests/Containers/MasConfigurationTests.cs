namespace OpenMeet.Tests.Containers;

public sealed class MasConfigurationTests
{
    private static readonly object[] Provider = ["upstream_oauth2", "providers", 0];

    [Fact]
    public async Task Browsers_are_sent_to_the_public_issuer()
    {
        var rendered = await ContainerTemplate.Mas.RenderAsync();
        Assert.Equal("https://id.chat.test/", rendered[[.. Provider, "issuer"]]);
        Assert.Equal("https://id.chat.test/connect/authorize", rendered[[.. Provider, "authorization_endpoint"]]);
    }

    [Theory]
    [InlineData("token_endpoint", "http://oidc:8080/connect/token")]
    [InlineData("userinfo_endpoint", "http://oidc:8080/connect/userinfo")]
    [InlineData("jwks_uri", "http://oidc:8080/.well-known/jwks")]
    public async Task Mas_itself_goes_to_the_internal_address(string endpoint, string url) =>
        Assert.Equal(url, (await ContainerTemplate.Mas.RenderAsync())[[.. Provider, endpoint]]);

    [Fact]
    public async Task A_bots_ticket_is_passed_on() =>
        Assert.Equal(
            "{{ params.auth_code }}",
            (await ContainerTemplate.Mas.RenderAsync())[[.. Provider, "additional_authorization_parameters", "auth_code"]]);

    [Fact]
    public async Task The_admin_api_is_on_the_internal_listener_only()
    {
        var rendered = await ContainerTemplate.Mas.RenderAsync();
        Assert.Equal("adminapi", rendered["http", "listeners", 1, "resources", 1, "name"]);
        Assert.Single(rendered.Text.Split("name: adminapi").Skip(1));
    }

    [Fact]
    public async Task Insecure_clients_may_register_only_if_allowed()
    {
        var closed = await ContainerTemplate.Mas.RenderAsync(("MAS_ALLOW_INSECURE_CLIENTS", "false"));
        var open = await ContainerTemplate.Mas.RenderAsync(("MAS_ALLOW_INSECURE_CLIENTS", "true"));
        Assert.Null(closed["policy", "data", "client_registration"]);
        Assert.Equal(true, open["policy", "data", "client_registration", "allow_insecure_uris"]);
    }

    [Fact]
    public async Task The_admin_client_is_the_one_that_is_named() =>
        Assert.Equal(ContainerEnvironment.Mas["MAS_ADMIN_CLIENT_ID"], (await ContainerTemplate.Mas.RenderAsync())["policy", "data", "admin_clients", 0]);
}
