using Microsoft.AspNetCore.WebUtilities;

namespace OpenIddict.Server;

/// <summary>Rules for URIs that responses are sent to (RFC 6749 section 3.1.2).</summary>
internal static class UriParameter
{
    public static ServerError? Validate(string name, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri)
            || (uri.IsFile && !value.StartsWith("file:", StringComparison.OrdinalIgnoreCase)))
        {
            return RequestErrors.NotAbsolute(name);
        }

        if (uri.Fragment.Length is not 0)
        {
            return RequestErrors.HasFragment(name);
        }

        return QueryHelpers.ParseQuery(uri.Query).ContainsKey(Parameters.Iss) ? RequestErrors.HasIssuerParameter(name) : null;
    }
}
