using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class TokenTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task Id_token_is_signed_and_says_who_it_is()
    {
        var (person, request) = (await _host.PersonAsync(), AuthorizeRequest.Mas());
        var tokens = await _host.Tokens.SignInAsync(person, request);
        var validated = await Jwt.ValidateAsync(_host, tokens.IdToken, TestSettings.MasId);
        Assert.True(validated.IsValid, validated.Exception?.Message);
        var claims = Jwt.Payload(tokens.IdToken);
        Assert.Equal(
            [person.Sub, person.Localpart, person.DisplayName, person.Email, person.TenantId, request["nonce"]],
            Jwt.Values(claims, "sub", "preferred_username", "name", "email", "tenant_id", "nonce"));
        Assert.True((bool)claims["email_verified"]!);
    }

    [Fact]
    public async Task Access_token_is_an_rfc_9068_jwt_for_the_chat_api()
    {
        var person = await _host.PersonAsync();
        var tokens = await _host.Tokens.SignInAsync(person);
        Assert.Equal(("at+jwt", "RS256"), ((string?)Jwt.Header(tokens.AccessToken)["typ"], (string?)Jwt.Header(tokens.AccessToken)["alg"]));
        Assert.True((await Jwt.ValidateAsync(_host, tokens.AccessToken, "openmeet-chat")).IsValid);
        var claims = Jwt.Payload(tokens.AccessToken);
        Assert.Equal(
            [person.Sub, person.TenantId, person.Localpart, person.DisplayName, person.Email, "openid profile email chat offline_access", TestSettings.ChatId],
            Jwt.Values(claims, "sub", "tenant_id", "preferred_username", "name", "email", "scope", "client_id"));
    }

    [Fact]
    public async Task Access_token_without_an_api_is_for_the_issuer_alone()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas());
        Assert.Equal(TestSettings.Issuer, (string?)Jwt.Payload(tokens.AccessToken)["aud"]);
    }

    [Fact]
    public async Task Tokens_live_an_hour()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        Assert.All([tokens.AccessToken, tokens.IdToken], token =>
            Assert.InRange((long)Jwt.Payload(token)["exp"]! - (long)Jwt.Payload(token)["iat"]!, 3599, 3601));
    }

    [Fact]
    public async Task Scope_decides_what_the_id_token_tells()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas().With("scope", "openid"));
        var claims = Jwt.Payload(tokens.IdToken).AsObject();
        Assert.DoesNotContain(claims, claim => claim.Key is "email" or "email_verified" or "name" or "preferred_username");
    }

    [Fact]
    public async Task Public_tenants_people_have_their_own_subject_and_localpart()
    {
        var person = await _host.PersonAsync(TestSettings.PublicTenant);
        var claims = Jwt.Payload((await _host.Tokens.SignInAsync(person)).AccessToken);
        Assert.Equal([":" + person.UserId, person.Handle + "_", ""], Jwt.Values(claims, "sub", "preferred_username", "tenant_id"));
    }

    [Fact]
    public async Task Client_secret_may_come_by_basic_authentication()
    {
        var request = AuthorizeRequest.Mas();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code!;
        using var client = _host.Client();
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{TestSettings.MasId}:{TestSettings.MasSecret}"));
        client.DefaultRequestHeaders.Add("Authorization", "Basic " + basic);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = TestSettings.MasRedirect, ["code_verifier"] = request.Verifier,
        });
        using var response = await client.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("client_id", "nobody", "invalid_client")]
    [InlineData("redirect_uri", TestSettings.ChatRedirect, "invalid_grant")]
    [InlineData("redirect_uri", TestSettings.MasRedirect + "/", "invalid_grant")]
    [InlineData("code_verifier", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong", "invalid_grant")]
    [InlineData("code_verifier", "", "invalid_request")]
    [InlineData("code", "made-up", "invalid_grant")]
    public async Task A_code_is_refused_with(string parameter, string value, string error)
    {
        var request = AuthorizeRequest.Mas();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code;
        Assert.Equal(error, (await _host.Tokens.RedeemAsync(request, code, (parameter, value))).Error);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_client()
    {
        var request = AuthorizeRequest.ChatPage();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code;
        var stolen = await _host.Tokens.RedeemAsync(request, code, ("client_id", TestSettings.MasId), ("client_secret", TestSettings.MasSecret));
        Assert.Equal("invalid_grant", stolen.Error);
    }

    [Fact]
    public async Task A_verifier_without_challenge_is_a_refused_downgrade()
    {
        // Without its challenge the request of a client that must use PKCE is refused; the verifier cannot make up for it.
        var request = AuthorizeRequest.Mas();
        var downgraded = await _host.SignInBrowser().AuthorizeAsync(request.With("code_challenge", null).With("code_challenge_method", null));
        Assert.Equal(HttpStatusCode.BadRequest, downgraded.Status);
    }

    [Fact]
    public async Task A_used_code_is_refused_and_kills_the_tokens_it_gave()
    {
        var request = AuthorizeRequest.ChatPage();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code;
        var tokens = await _host.Tokens.RedeemAsync(request, code);
        Assert.Equal("invalid_grant", (await _host.Tokens.RedeemAsync(request, code)).Error);
        using var userInfo = await _host.Tokens.UserInfoAsync(tokens.AccessToken);
        Assert.Equal(HttpStatusCode.Unauthorized, userInfo.StatusCode);
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(tokens.RefreshToken)).Error);
    }

    [Fact]
    public async Task Fifty_parallel_redemptions_of_one_code_succeed_once()
    {
        var request = AuthorizeRequest.ChatPage();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code;
        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _host.Tokens.RedeemAsync(request, code)));
        Assert.Single(responses, response => response.Succeeded);
        Assert.All(responses.Where(response => !response.Succeeded), response => Assert.Equal("invalid_grant", response.Error));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    public async Task Other_grants_are_not_offered(string grant)
    {
        var response = await _host.Tokens.PostAsync(
            ("grant_type", grant), ("client_id", TestSettings.MasId), ("client_secret", TestSettings.MasSecret), ("username", "x"), ("password", "x"));
        Assert.Equal((HttpStatusCode.BadRequest, "unsupported_grant_type"), (response.Status, response.Error));
    }

    [Fact]
    public async Task Answers_are_not_cached()
    {
        using var client = _host.Client();
        using var response = await client.PostAsync("/connect/token", new FormUrlEncodedContent([new("grant_type", "client_credentials")]));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_oversized_form_is_the_senders_fault()
    {
        using var client = _host.Client();
        using var form = new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(index => new KeyValuePair<string, string>($"p{index}", "x")));
        using var response = await client.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
