using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Accounts;

[Collection(SharedOidc.Name)]
public sealed class AccountsApiTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task A_new_account_is_201_with_subject_and_localpart()
    {
        var person = Person.New();
        var (status, json) = await PutAsync(person);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal([person.Sub, person.Localpart], Jwt.Values(json!, "sub", "localpart"));
    }

    [Fact]
    public async Task Writing_it_again_is_200_and_changes_nothing()
    {
        var person = await _host.PersonAsync();
        var tokens = await _host.Tokens.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(person)).Status);
        Assert.True((await _host.Tokens.RefreshAsync(tokens.RefreshToken)).Succeeded);
    }

    [Fact]
    public async Task The_public_tenant_is_written_as_a_hyphen()
    {
        var person = Person.New(TestSettings.PublicTenant);
        var (status, json) = await PutAsync(person);
        Assert.Equal((HttpStatusCode.Created, $":{person.UserId}"), (status, (string?)json!["sub"]));
    }

    [Fact]
    public async Task A_handle_never_changes()
    {
        var person = await _host.PersonAsync();
        await RefusedAsync(person with { Handle = person.Handle + "x" }, HttpStatusCode.Conflict, "handle_immutable");
    }

    [Fact]
    public async Task A_handle_belongs_to_one_person_of_the_tenant()
    {
        var person = await _host.PersonAsync();
        await RefusedAsync(Person.New() with { Handle = person.Handle }, HttpStatusCode.Conflict, "handle_taken");
    }

    [Fact]
    public async Task The_same_handle_in_another_tenant_is_another_localpart()
    {
        var person = await _host.PersonAsync();
        var other = await _host.PutAsync(Person.New(TestSettings.OtherTenant) with { Handle = person.Handle });
        Assert.NotEqual(person.Localpart, other.Localpart);
    }

    [Fact]
    public async Task The_bots_handle_is_taken()
    {
        await RefusedAsync(Person.New() with { Handle = $"openmeet-bot-{TestSettings.Tenant}" }, HttpStatusCode.Conflict, "handle_taken");
    }

    [Fact]
    public async Task An_address_belongs_to_one_person_of_the_tenant()
    {
        var person = await _host.PersonAsync();
        await RefusedAsync(Person.New() with { Email = person.Email.ToUpperInvariant() }, HttpStatusCode.Conflict, "email_taken");
    }

    [Fact]
    public async Task Twenty_who_want_one_handle_at_once_get_it_once()
    {
        var wanted = "wanted" + Guid.NewGuid().ToString("N")[..8];
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PutAsync(Person.New() with { Handle = wanted })));
        Assert.Single(results, result => result.Status == HttpStatusCode.Created);
        Assert.All(results.Where(result => result.Status != HttpStatusCode.Created), result => Assert.Equal("handle_taken", (string?)result.Json!["code"]));
    }

    [Fact]
    public async Task Writing_one_account_twenty_times_at_once_makes_one()
    {
        var person = Person.New();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PutAsync(person)));
        Assert.Single(results, result => result.Status == HttpStatusCode.Created);
        Assert.True(results.All(result => (int)result.Status < 500), _host.Logs.Text);
    }

    [Theory]
    [InlineData("", "a@example.org", "Ann", "invalid_handle")]
    [InlineData("ann", "", "Ann", "invalid_email")]
    [InlineData("ann", "not an address", "Ann", "invalid_email")]
    [InlineData("ann", "Ann <a@example.org>", "Ann", "invalid_email")]
    [InlineData("ann", "a@example.org", " ", "invalid_display_name")]
    [InlineData("ann", "a@example.org", "Ann\u0007", "invalid_display_name")]
    public async Task A_bad_value_is_400(string handle, string email, string name, string code)
    {
        await RefusedAsync(Person.New() with { Handle = handle, Email = email, DisplayName = name }, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_handle_too_long_for_a_matrix_id_is_400()
    {
        await RefusedAsync(Person.New() with { Handle = new string('ü', 60) }, HttpStatusCode.BadRequest, "invalid_handle");
    }

    [Fact]
    public async Task A_short_password_is_400_and_leaves_the_old_one()
    {
        var person = await _host.PersonAsync();
        await RefusedAsync(person with { Password = "short" }, HttpStatusCode.BadRequest, "invalid_password");
        Assert.NotNull((await _host.SignInBrowser().SignInAsync(person)).Code);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("a_b")]
    [InlineData("a:b")]
    public async Task A_bad_user_id_is_400(string userId)
    {
        await RefusedAsync(Person.New() with { UserId = userId }, HttpStatusCode.BadRequest, "invalid_user_id");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("ACME")]
    [InlineData("citenantb")]
    public async Task An_unknown_tenant_is_404(string tenantId)
    {
        await RefusedAsync(Person.New(tenantId), HttpStatusCode.NotFound, "unknown_tenant");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{\"handle\":1}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"handle\":\"a\",\"email\":\"a@example.org\",\"displayName\":\"\\ud800\"}")]
    [InlineData("{\"handle\":\"a\\u0000\",\"email\":\"a@example.org\",\"displayName\":\"Ann\"}")]
    public async Task A_malformed_body_is_400(string body)
    {
        using var platform = await _host.PlatformAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await platform.PutAsync(OidcHost.AccountUrl(Person.New()), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("malformed_body", (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["code"]);
    }

    [Fact]
    public async Task Without_token_it_is_401_and_with_anothers_403()
    {
        using var nobody = _host.Client();
        using var unauthorized = await nobody.PutAsJsonAsync(OidcHost.AccountUrl(Person.New()), Person.New());
        Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
        using var chatApi = _host.Client(await _host.Tokens.ForClientAsync(TestSettings.ChatApiId, TestSettings.ChatApiSecret, "bots"));
        using var forbidden = await chatApi.PutAsJsonAsync(OidcHost.AccountUrl(Person.New()), Person.New());
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal("application/problem+json", forbidden.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Neither_a_persons_token_nor_one_for_another_audience_opens_it()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        var directory = await _host.Tokens.ForClientAsync(TestSettings.PlatformId, TestSettings.PlatformSecret, "directory");
        foreach (var token in new[] { tokens.AccessToken, tokens.IdToken, directory })
        {
            using var client = _host.Client(token);
            using var response = await client.DeleteAsync(OidcHost.AccountUrl(Person.New()));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_deleted_account_is_signed_out_everywhere()
    {
        var (person, browser, request) = (await _host.PersonAsync(), _host.SignInBrowser(), AuthorizeRequest.ChatPage());
        var tokens = await _host.Tokens.RedeemAsync(request, (await browser.SignInAsync(person, request)).Code);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(person));
        Assert.True((await browser.AuthorizeAsync(request)).AsksToSignIn);
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(tokens.RefreshToken)).Error);
        using var userInfo = await _host.Tokens.UserInfoAsync(tokens.AccessToken);
        Assert.Equal(HttpStatusCode.Unauthorized, userInfo.StatusCode);
    }

    [Fact]
    public async Task A_deleted_accounts_handle_is_never_inherited_but_its_address_is_free()
    {
        var person = await _host.PersonAsync();
        await DeleteAsync(person);
        await RefusedAsync(Person.New() with { Handle = person.Handle }, HttpStatusCode.Conflict, "handle_taken");
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(Person.New() with { Email = person.Email })).Status);
    }

    [Fact]
    public async Task A_deleted_person_may_come_back_with_the_same_handle()
    {
        var person = await _host.PersonAsync();
        await DeleteAsync(person);
        await _host.PutAsync(person);
        Assert.NotNull((await _host.SignInBrowser().SignInAsync(person)).Code);
    }

    [Fact]
    public async Task Deleting_somebody_unknown_or_the_bot_is_404()
    {
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(Person.New()));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(Person.New() with { UserId = "bot" }));
    }

    private async Task<(HttpStatusCode Status, JsonNode? Json)> PutAsync(Person person)
    {
        using var platform = await _host.PlatformAsync();
        using var response = await platform.PutAsJsonAsync(OidcHost.AccountUrl(person), person);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>());
    }

    private async Task RefusedAsync(Person person, HttpStatusCode status, string code)
    {
        var refused = await PutAsync(person);
        Assert.Equal((status, code), (refused.Status, (string?)refused.Json!["code"]));
    }

    private async Task<HttpStatusCode> DeleteAsync(Person person)
    {
        using var platform = await _host.PlatformAsync();
        using var response = await platform.DeleteAsync(OidcHost.AccountUrl(person));
        return response.StatusCode;
    }
}
