using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenMeet.Oidc.Accounts;
using OpenMeet.Oidc.Pages;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>
/// Authorization endpoint, after OpenIddict has checked client, redirect URI, scopes and PKCE. Who it is comes from a bot's ticket, else
/// from the browser's session, else from the login page.
/// </summary>
internal static class AuthorizeEndpoint
{
    /// <summary>Parameter that carries a bot's ticket.</summary>
    internal const string AuthCode = "auth_code";

    public static async Task<Results<SignInHttpResult, ForbidHttpResult, RedirectHttpResult>> HandleAsync(
        HttpContext http, Sessions sessions, BotTickets tickets, Grants grants, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = http.ConnectRequest();
        if ((string?)request[AuthCode] is { Length: > 0 } ticket)
        {
            return await tickets.RedeemAsync(ticket, cancellationToken) is { } bot
                ? await grants.ForAsync(new SignedIn(bot, time.GetUtcNow()), request.GetScopes(), cancellationToken)
                : ConnectResults.Error(Errors.AccessDenied, "The auth_code is unknown, used or expired.");
        }

        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (await sessions.FindAsync(http, cancellationToken) is { } signedIn
            && LoginDemand.IsMetBy(request, signedIn, hint.Principal?.GetClaim(Claims.Subject), time.GetUtcNow()))
        {
            return await grants.ForAsync(signedIn, request.GetScopes(), cancellationToken);
        }

        return request.HasPromptValue(PromptValues.None)
            ? ConnectResults.Error(Errors.LoginRequired, "Nobody, or somebody else, is signed in, or was too long ago.")
            : TypedResults.LocalRedirect(LoginModel.Address(ReturnUrl(http.Request), request.LoginHint));
    }

    private static string ReturnUrl(HttpRequest request)
    {
        var parameters = request.HasFormContentType ? request.Form.AsEnumerable() : request.Query;
        return ConnectPaths.Authorize + QueryString.Create(parameters.Where(parameter => !LoginDemand.Parameters.Contains(parameter.Key)));
    }
}
