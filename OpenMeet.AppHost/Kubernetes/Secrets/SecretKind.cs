namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>What a secret looks like, and so how it is made and checked.</summary>
internal enum SecretKind
{
    /// <summary>Random characters.</summary>
    Password,

    /// <summary>32 random bytes as 64 hexadecimal digits.</summary>
    HexKey,

    /// <summary>RSA private keys in PEM, one after the other; the first one signs.</summary>
    RsaKey,

    /// <summary>Synapse's <c>ed25519 id seed</c>.</summary>
    SigningKey,

    /// <summary>The tenants and their bots' passwords, <c>TENANTS_B64</c>.</summary>
    Tenants,

    /// <summary>No secret of its own: another one, escaped for URIs.</summary>
    UriEncoded,
}
