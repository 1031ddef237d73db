using System.Text.Json;

namespace OpenMeet.Tests.Containers;

public sealed class ElementConfigurationTests
{
    [Fact]
    public async Task Element_knows_the_homeserver()
    {
        var rendered = await ContainerTemplate.Element.RenderAsync();
        using var document = JsonDocument.Parse(rendered.Text);
        var homeserver = document.RootElement.GetProperty("default_server_config").GetProperty("m.homeserver");
        Assert.Equal("https://matrix.chat.test/", homeserver.GetProperty("base_url").GetString());
        Assert.Equal("chat.test", homeserver.GetProperty("server_name").GetString());
    }

    [Fact]
    public async Task Group_calls_are_off_unless_they_are_switched_on()
    {
        using var off = JsonDocument.Parse((await ContainerTemplate.Element.RenderAsync()).Text);
        using var on = JsonDocument.Parse((await ContainerTemplate.Element.RenderAsync(("ELEMENT_MATRIX_RTC", "true"))).Text);
        Assert.False(off.RootElement.TryGetProperty("element_call", out _));
        Assert.True(on.RootElement.GetProperty("element_call").GetProperty("use_exclusively").GetBoolean());
        Assert.True(on.RootElement.GetProperty("features").GetProperty("feature_group_calls").GetBoolean());
    }

    [Fact]
    public async Task The_web_server_listens_on_8080_unless_told_otherwise()
    {
        Assert.Contains("listen 8080;", (await ContainerTemplate.ElementServer.RenderAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("listen 80;", (await ContainerTemplate.ElementServer.RenderAsync(("ELEMENT_WEB_PORT", "80"))).Text, StringComparison.Ordinal);
    }
}
