namespace OpenMeet.Oidc.Data;

/// <summary>A key of ASP.NET Core data protection (cookies, antiforgery), shared by all replicas and encrypted.</summary>
internal sealed class ProtectionKey
{
    /// <summary>Row number.</summary>
    public int Id { get; init; }

    /// <summary>Name given by data protection.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The key's document; the key itself is encrypted by <see cref="Protection.KeyEncryptor"/>.</summary>
    public required string Xml { get; init; }
}
