using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>What the authorization endpoint answered.</summary>
internal sealed record AuthorizeResult(HttpStatusCode Status, Uri? Location, string Body)
{
    public string? Code => Parameter("code");

    public string? Error => Parameter("error");

    public string? State => Parameter("state");

    public string? Iss => Parameter("iss");

    /// <summary>Whether the person must sign in.</summary>
    public bool AsksToSignIn => Location is { IsAbsoluteUri: false } && Location.OriginalString.StartsWith("/login", StringComparison.Ordinal);

    public static async Task<AuthorizeResult> FromAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new AuthorizeResult(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync());
        }
    }

    private string? Parameter(string name) =>
        Location is { IsAbsoluteUri: true } && QueryHelpers.ParseQuery(Location.Query).TryGetValue(name, out var value) ? value.ToString() : null;
}
