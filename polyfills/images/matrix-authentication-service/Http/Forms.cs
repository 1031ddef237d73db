namespace MatrixAuthenticationService.Http;

/// <summary>Reads urlencoded bodies without failing on anything else.</summary>
internal static class Forms
{
    /// <summary>The form, or null when the body is no form or not readable as one.</summary>
    public static async Task<IFormCollection?> TryReadFormAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A field that was sent, once and not empty; null otherwise.</summary>
    public static string? Field(this IFormCollection form, string name) =>
        form[name] is { Count: 1 } values && values[0] is { Length: > 0 } value ? value : null;

    /// <summary>A query parameter that was sent, once and not empty; null otherwise.</summary>
    public static string? Field(this IQueryCollection query, string name) =>
        query[name] is { Count: 1 } values && values[0] is { Length: > 0 } value ? value : null;
}
