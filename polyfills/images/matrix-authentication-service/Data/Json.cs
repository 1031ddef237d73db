namespace MatrixAuthenticationService.Data;

/// <summary>Makes <see cref="Json{T}"/> without naming the type.</summary>
internal static class Json
{
    public static Json<T> Of<T>(T value) => new(value);
}
