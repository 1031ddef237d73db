using Microsoft.Extensions.Primitives;

namespace OpenIddict.Tests.Abstractions;

public sealed class MessageTests
{
    [Fact]
    public void A_parameter_that_was_sent_twice_reads_as_absent()
    {
        var request = new OpenIddictRequest([new KeyValuePair<string, StringValues>("client_id", new(["a", "b"]))]);

        Assert.Null(request.ClientId);
        Assert.Equal("a, b", request.GetParameter("client_id")?.ToString());
    }

    [Theory]
    [InlineData("10", 10L)]
    [InlineData("abc", null)]
    public void A_number_is_read_from_text(string text, long? expected)
        => Assert.Equal(expected, new OpenIddictRequest([new KeyValuePair<string, StringValues>("max_age", text)]).MaxAge);

    [Fact]
    public void Setting_an_empty_value_removes_the_parameter()
        => Assert.False(new OpenIddictRequest { State = "s" }.SetParameter("state", "").HasParameter("state"));

    [Fact]
    public void A_parameter_cannot_be_added_twice()
        => Assert.Throws<ArgumentException>(() => new OpenIddictRequest { State = "s" }.AddParameter("state", "t"));

    [Theory]
    [InlineData("client_secret")]
    [InlineData("code")]
    [InlineData("refresh_token")]
    [InlineData("access_token")]
    public void What_is_secret_does_not_show_in_text(string name)
        => Assert.DoesNotContain("hidden", new OpenIddictRequest().SetParameter(name, "hidden").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("code", true, false)]
    [InlineData("code id_token", false, true)]
    [InlineData("id_token", false, false)]
    public void Flows_follow_from_the_response_type(string type, bool isCode, bool isHybrid)
    {
        var request = new OpenIddictRequest { ResponseType = type };

        Assert.Equal((isCode, isHybrid), (request.IsAuthorizationCodeFlow(), request.IsHybridFlow()));
    }

    [Fact]
    public void Scopes_are_split_at_spaces()
        => Assert.Equal(["a", "b"], new OpenIddictRequest { Scope = " a  b a" }.GetScopes().AsEnumerable());
}
