namespace MatrixAuthenticationService.Registration;

/// <summary>A member of a client's metadata that cannot be used; the message names it.</summary>
internal sealed class MetadataException(string message) : Exception(message);
