using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace OpenMeet.Oidc.Connect;

/// <summary>What the endpoints share.</summary>
internal static class ConnectResults
{
    /// <summary>The validated request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint's path is not one of OpenIddict's.</exception>
    public static OpenIddictRequest ConnectRequest(this HttpContext http) =>
        http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict does not know this endpoint.");

    /// <summary>An OAuth 2.0 error, sent to where the protocol wants it.</summary>
    public static ForbidHttpResult Error(string error, string description) => TypedResults.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
