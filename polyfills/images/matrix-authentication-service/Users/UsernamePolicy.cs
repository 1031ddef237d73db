namespace MatrixAuthenticationService.Users;

/// <summary>Which names an account made here may have.</summary>
internal static class UsernamePolicy
{
    private const int MaximumMatrixIdLength = 255;

    /// <summary>Why the name is refused, or null.</summary>
    public static string? Violation(string username, string homeserver) => username switch
    {
        "" => "the username is empty",
        _ when !username.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || "=_-./+".Contains(c, StringComparison.Ordinal)) =>
            "the username contains characters other than a-z, 0-9 and = _ - . / +",
        _ when username.All(char.IsAsciiDigit) => "the username consists of digits only",
        _ when username[0] == '_' => "the username starts with an underscore",
        _ when username.Length + homeserver.Length + 2 > MaximumMatrixIdLength => "the username is too long",
        _ => null,
    };
}
