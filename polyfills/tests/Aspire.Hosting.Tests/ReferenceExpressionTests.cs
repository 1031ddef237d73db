using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests;

public class ReferenceExpressionTests
{
    private readonly ParameterResource _secret = new("secret", _ => "a b/c", secret: true);

    [Fact]
    public async Task Holes_are_filled_with_values() =>
        Assert.Equal("x=a b/c;", await ReferenceExpression.Create($"x={_secret};").GetValueAsync(default));

    [Fact]
    public async Task The_format_uri_encodes_a_value() =>
        Assert.Equal("a%20b%2Fc", await ReferenceExpression.Create($"{_secret:uri}").GetValueAsync(default));

    [Fact]
    public void A_manifest_has_expressions_instead_of_values() =>
        Assert.Equal("x={secret.value};", ReferenceExpression.Create($"x={_secret};").ValueExpression);

    [Theory]
    [InlineData("{single}", "{single}")]
    [InlineData("{{double}}", "{double}")]
    public async Task Braces_in_text_stay_text(string literal, string expected) =>
        Assert.Equal(expected, await ReferenceExpression.Create($"{literal}{_secret:uri}").GetValueAsync(default) is { } v ? v.Replace("a%20b%2Fc", "", StringComparison.Ordinal) : null);

    [Fact]
    public async Task An_empty_expression_has_no_value() => Assert.Null(await ReferenceExpression.Empty.GetValueAsync(default));

    [Fact]
    public async Task An_unknown_format_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => ReferenceExpression.Create($"{_secret:base64}").GetValueAsync(default).AsTask());

    [Fact]
    public async Task A_builder_puts_an_expression_together()
    {
        var builder = new ReferenceExpressionBuilder();
        builder.AppendLiteral("key=");
        builder.Append($"{_secret}!");

        Assert.Equal("key=a b/c!", await builder.Build().GetValueAsync(default));
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task A_conditional_follows_the_endpoint(bool tls, string expected)
    {
        var container = AppHosts.Running().AddContainer("web", "image").WithEndpoint(targetPort: 1, name: "tcp");
        var value = container.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"on"), ReferenceExpression.Create($"off"));

        container.WithEndpoint("tcp", e => e.TlsEnabled = tls);

        Assert.Equal(expected, await value.GetValueAsync(default));
    }

    [Fact]
    public void A_conditional_refers_to_its_parts()
    {
        var container = AppHosts.Running().AddContainer("web", "image").WithEndpoint(targetPort: 1, name: "tcp");
        IValueWithReferences value = container.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"{_secret}"), ReferenceExpression.Empty);

        Assert.Contains(_secret, value.References);
    }
}
