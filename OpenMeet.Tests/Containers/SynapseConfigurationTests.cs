using System.Collections;

namespace OpenMeet.Tests.Containers;

public sealed class SynapseConfigurationTests
{
    [Fact]
    public async Task Registration_is_closed_and_sign_in_is_delegated()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync();
        Assert.Equal(false, rendered["enable_registration"]);
        Assert.Equal(true, rendered["matrix_authentication_service", "enabled"]);
        Assert.Equal("http://mas:8081/", rendered["matrix_authentication_service", "endpoint"]);
    }

    [Fact]
    public async Task Federation_is_closed_unless_servers_are_named()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync();
        Assert.Empty((IList)rendered["federation_domain_whitelist"]!);
        Assert.DoesNotContain("names: [federation]", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Federation_is_open_to_the_servers_that_are_named()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(("SYNAPSE_FEDERATION_DOMAIN_WHITELIST", "a.test,b.test:8448"));
        Assert.Equal(["a.test", "b.test:8448"], ((IList)rendered["federation_domain_whitelist"]!).Cast<object>());
        Assert.Equal("federation", rendered["listeners", 0, "resources", 1, "names", 0]);
    }

    [Fact]
    public async Task Metrics_have_a_port_of_their_own()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync();
        Assert.Equal(("metrics", "9090"), (rendered["listeners", 1, "type"], rendered["listeners", 1, "port"]?.ToString()));
    }

    [Fact]
    public async Task The_room_version_is_pinned() =>
        Assert.Equal("11", (await ContainerTemplate.Homeserver.RenderAsync())["default_room_version"]);

    [Fact]
    public async Task The_public_base_url_ends_in_a_slash() =>
        Assert.Equal("https://matrix.chat.test/", (await ContainerTemplate.Homeserver.RenderAsync())["public_baseurl"]);

    [Fact]
    public async Task The_application_service_owns_no_names_and_is_not_limited()
    {
        var rendered = await ContainerTemplate.Appservice.RenderAsync();
        Assert.Equal(("@.*:chat.test", false), (rendered["namespaces", "users", 0, "regex"], rendered["namespaces", "users", 0, "exclusive"]));
        Assert.Equal((false, true), (rendered["rate_limited"], rendered["receive_ephemeral"]));
    }
}
