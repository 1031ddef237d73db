using OpenMeet.ChatApi.Identity;

namespace OpenMeet.Tests.Identity;

public sealed class FlowCookiesTests
{
    private static readonly Uri Mas = new("http://mas.test:8080/login");

    [Fact]
    public void A_secure_cookie_goes_back_over_http_to_where_it_came_from() =>
        Assert.Equal("session=abc", Sent(Mas, "session=abc; Path=/; HttpOnly; Secure; SameSite=Lax"));

    [Fact]
    public void It_goes_nowhere_else() => Assert.Null(Sent(new Uri("http://mas.test:8081/"), "session=abc"));

    [Fact]
    public void A_later_value_replaces_an_earlier_one() => Assert.Equal("a=2; b=x=y", Sent(Mas, "a=1", "b=x=y", "a=2"));

    [Theory]
    [InlineData("session=; Path=/")]
    [InlineData("session=x; Max-Age=0")]
    public void A_removed_cookie_is_gone(string removal) => Assert.Null(Sent(Mas, "session=abc", removal));

    private static string? Sent(Uri target, params string[] received)
    {
        var cookies = new FlowCookies();
        using var response = new HttpResponseMessage();
        Array.ForEach(received, cookie => response.Headers.TryAddWithoutValidation("Set-Cookie", cookie));
        cookies.Take(Mas, response);
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        cookies.Give(request);
        return request.Headers.TryGetValues("Cookie", out var values) ? values.Single() : null;
    }
}
