using System.Text.RegularExpressions;

namespace MatrixAuthenticationService.Registration;

/// <summary>A URL of the narrow grammar that the registration policy understands: lower case, no user, no escapes.</summary>
internal sealed partial record PolicyUri(string Scheme, string Authority, string Host)
{
    public static PolicyUri? TryParse(string? uri)
    {
        if (uri is null || Grammar().Match(uri) is not { Success: true } match)
        {
            return null;
        }

        return new(match.Groups["scheme"].Value, match.Groups["authority"].Value, match.Groups["host"].Value);
    }

    [GeneratedRegex(
        """
        \A(?<scheme>[a-z][a-z0-9+.-]*):
        (?<authority>//(?<host>(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\.)*(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])|\[::1\])(?::[0-9]+)?)?
        (?:/[A-Za-z0-9/._~-]*)?
        (?:\?[-a-zA-Z0-9()@:%_+.~\#?&/=]*)?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Grammar();
}
