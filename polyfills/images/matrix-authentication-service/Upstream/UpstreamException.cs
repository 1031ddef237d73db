namespace MatrixAuthenticationService.Upstream;

/// <summary>The provider answered something unusable, or nothing.</summary>
internal sealed class UpstreamException(string message, Exception? inner = null) : Exception(message, inner);
