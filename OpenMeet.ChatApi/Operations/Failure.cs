namespace OpenMeet.ChatApi.Operations;

/// <summary>Why something could not be done, as the caller is told: never matched by its text.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Code">Stable, snake_case: what clients decide by.</param>
/// <param name="Detail">One sentence for people. Says nothing about internals.</param>
/// <param name="RetryAfter">When trying again makes sense; null when it does not.</param>
internal record Failure(int Status, string Code, string Detail, TimeSpan? RetryAfter = null)
{
    public static Failure Invalid(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);

    public static Failure NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);

    public static Failure Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Failure Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    /// <summary>A dependency is down or does not do what it should: worth another try after two seconds.</summary>
    public static Failure Unavailable(string code, string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, code, detail, TimeSpan.FromSeconds(2));
}
