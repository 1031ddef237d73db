namespace OpenMeet.ChatApi.Matrix;

/// <summary>The standard error response.</summary>
internal sealed record MatrixErrorBody(string? Errcode, long? RetryAfterMs);
