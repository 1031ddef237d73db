using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Tenants;

public sealed class AccessTokenTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    private const string Subject = "acme:user-1";
    private const string Tenant = "acme";

    [Fact]
    public async Task A_right_token_is_let_in() => Assert.Equal(HttpStatusCode.OK, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant)));

    [Fact]
    public async Task Another_issuer_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant, issuer: "https://id.test")));

    [Fact]
    public async Task Another_audience_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant, audience: "openmeet-oidc")));

    [Theory]
    [InlineData("JWT")]
    [InlineData("rt+jwt")]
    public async Task Another_kind_of_token_is_refused(string type) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant, type: type)));

    [Fact]
    public async Task Another_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = "stranger" };
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant, key: key)));
    }

    [Theory]
    [InlineData(-30, HttpStatusCode.OK)]
    [InlineData(-90, HttpStatusCode.Unauthorized)]
    public async Task A_minute_of_clock_skew_is_forgiven(int seconds, HttpStatusCode expected) =>
        Assert.Equal(expected, await AskAsync(chat.Issuer.Token(Subject, "chat", Tenant, lifetime: TimeSpan.FromSeconds(seconds))));

    [Fact]
    public async Task A_token_without_the_scope_is_forbidden() =>
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(chat.Issuer.Token(Subject, "openid chatter", Tenant)));

    [Fact]
    public async Task A_token_in_the_query_counts_for_the_hub_only()
    {
        using var client = chat.Client(token: null);
        using var answer = await client.GetAsync(new Uri($"api/chat/events?access_token={chat.Issuer.Token(Subject, "chat", Tenant)}", UriKind.Relative));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
    }

    private async Task<HttpStatusCode> AskAsync(string token)
    {
        using var client = chat.Client(token);
        using var answer = await client.GetAsync(new Uri("api/chat/events", UriKind.Relative));
        return answer.StatusCode;
    }
}
