using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

/// <summary>RFC 7009: a client that is done with its tokens says so.</summary>
[Collection(SharedOidc.Name)]
public sealed class RevocationTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task A_revoked_refresh_token_is_worthless()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        using var revoked = await _host.Tokens.RevokeAsync(tokens.RefreshToken);
        var refreshed = await _host.Tokens.RefreshAsync(tokens.RefreshToken);
        Assert.Equal((HttpStatusCode.OK, "invalid_grant"), (revoked.StatusCode, (string?)refreshed.Json["error"]));
    }

    [Fact]
    public async Task Another_client_cannot_revoke()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        using var refused = await _host.Tokens.RevokeAsync(tokens.RefreshToken, TestSettings.MasId);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await _host.Tokens.RefreshAsync(tokens.RefreshToken)).Succeeded);
    }

    [Fact]
    public async Task An_unknown_token_is_no_error()
    {
        using var answer = await _host.Tokens.RevokeAsync("made-up");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
