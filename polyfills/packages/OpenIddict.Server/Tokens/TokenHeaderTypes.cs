namespace OpenIddict.Server;

/// <summary>How the types of tokens are written in the "typ" header.</summary>
internal static class TokenHeaderTypes
{
    private const string MediaType = "application/";

    public static string Of(string type) => type switch
    {
        TokenTypeHints.AccessToken => JsonWebTokenTypes.AccessToken,
        TokenTypeHints.IdToken => JsonWebTokenTypes.Jwt,
        TokenTypeHints.AuthorizationCode => JsonWebTokenTypes.Private.AuthorizationCode,
        TokenTypeHints.RefreshToken => JsonWebTokenTypes.Private.RefreshToken,
        _ => throw new InvalidOperationException($"Tokens of type '{type}' cannot be issued."),
    };

    /// <summary>Types that others read may also be written as media types (RFC 9068 section 2.1).</summary>
    public static IEnumerable<string> AcceptedFor(string type)
    {
        yield return Of(type);
        if (type is TokenTypeHints.AccessToken or TokenTypeHints.IdToken)
        {
            yield return MediaType + Of(type);
        }
    }

    public static string FromHeader(string? header)
        => Array.Find(
            [TokenTypeHints.AccessToken, TokenTypeHints.IdToken, TokenTypeHints.AuthorizationCode, TokenTypeHints.RefreshToken],
            type => AcceptedFor(type).Contains(header, StringComparer.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException("The validated token is of no known type.");
}
