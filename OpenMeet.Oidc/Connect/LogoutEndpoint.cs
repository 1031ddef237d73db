using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenMeet.Oidc.Accounts;
using OpenMeet.Oidc.Pages;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>
/// End-session endpoint, after OpenIddict has checked the post-logout redirect URI. Whoever holds the person's id token signs them out
/// at once; anybody else could have made the link, so the person is asked first (OpenID Connect RP-Initiated Logout, section 2).
/// </summary>
internal static class LogoutEndpoint
{
    public static async Task<Results<SignOutHttpResult, RedirectHttpResult>> HandleAsync(
        HttpContext http, Sessions sessions, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(http, cancellationToken) is { } signedIn)
        {
            var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            if (hint.Principal?.GetClaim(Claims.Subject) != signedIn.Account.Id)
            {
                return TypedResults.LocalRedirect(LogoutModel.Address(ReturnUrl(http.Request)));
            }

            await sessions.EndAsync(http, cancellationToken);
        }

        // Without a post-logout redirect URI people end at our own page.
        return TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static string ReturnUrl(HttpRequest request) =>
        ConnectPaths.Logout + QueryString.Create(request.HasFormContentType ? request.Form.AsEnumerable() : request.Query);
}
