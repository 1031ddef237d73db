namespace MatrixAuthenticationService.Tokens;

/// <summary>The header <c>Authorization: Bearer</c>.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? Read(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header[Scheme.Length..].Trim() is { Length: > 0 } token
            ? token
            : null;
}
