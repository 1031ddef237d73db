namespace MatrixAuthenticationService.Tests.Support;

/// <summary>Somebody with an account at the provider.</summary>
/// <param name="Nonce">A nonce to answer instead of the requested one.</param>
internal sealed record UpstreamPerson(string Subject, string? Username, string? Name, string? Nonce = null)
{
    /// <summary>A person nobody else has.</summary>
    public static UpstreamPerson Any() => Named($"u{Guid.NewGuid():N}"[..16]);

    public static UpstreamPerson Named(string username) => new($"subject-of-{username}", username, $"The {username}");
}
