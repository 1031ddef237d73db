namespace MatrixAuthenticationService.Data;

/// <summary>A value that is stored as a JSON document.</summary>
internal readonly record struct Json<T>(T Value);

/// <summary>Makes <see cref="Json{T}"/> without naming the type.</summary>
internal static class Json
{
    public static Json<T> Of<T>(T value) => new(value);
}
