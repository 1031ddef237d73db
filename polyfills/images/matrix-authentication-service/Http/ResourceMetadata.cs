namespace MatrixAuthenticationService.Http;

/// <summary>Says of an endpoint to which resource it belongs.</summary>
internal sealed record ResourceMetadata(string Name);
