using System.Text.Json.Nodes;
using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Tests.Templating;

public sealed class TemplateTests
{
    private static readonly JsonObject Variables = JsonNode.Parse(
        """{"user":{"name":"Ada","empty":"","roles":["a"],"age":7},"params":{"x":"1"},"logged_out":true,"signed_in":false}""")!.AsObject();

    [Theory]
    [InlineData("plain { text }", "plain { text }")]
    [InlineData("{{ user.name }}", "Ada")]
    [InlineData("{{ user['name'] | lower }}", "ada")]
    [InlineData("{{user.name|upper}}!", "ADA!")]
    [InlineData("{{ user.age }}", "7")]
    [InlineData("{{ user.missing }}", "")]
    [InlineData("{{ missing }}", "")]
    [InlineData("{{ user.missing | default('none') }}", "none")]
    [InlineData("{{ user.missing or user.name }}", "Ada")]
    [InlineData("{% if logged_out %}login{% endif %}", "login")]
    [InlineData("{% if signed_in %}login{% endif %}", "")]
    [InlineData("{% if not signed_in and user.roles %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% if user.empty %}a{% elif params.x == '1' %}b{% else %}c{% endif %}", "b")]
    [InlineData("{% if params.x != '1' %}a{% if logged_out %}b{% endif %}{% else %}c{% endif %}d", "cd")]
    public void A_template_is_rendered(string template, string expected) => Assert.Equal(expected, Template.Parse(template).Render(Variables));

    [Fact]
    public void An_attribute_of_something_undefined_is_an_error() =>
        Assert.Throws<TemplateException>(() => Template.Parse("{{ missing.name }}").Render(Variables));

    [Theory]
    [InlineData("{{ user.name")]
    [InlineData("{% if x %}")]
    [InlineData("{% endif %}")]
    [InlineData("{{ x | nonsense }}")]
    [InlineData("{{ x + 1 }}")]
    [InlineData("{% for x in y %}{% endfor %}")]
    public void What_is_not_offered_is_refused_when_it_is_read(string template) => Assert.Throws<TemplateException>(() => Template.Parse(template));
}
