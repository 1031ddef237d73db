namespace MatrixAuthenticationService.Data;

/// <summary>A value that is stored as a JSON document.</summary>
internal readonly record struct Json<T>(T Value);
