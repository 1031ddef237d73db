namespace OpenMeet.Oidc.Clients;

/// <summary>Id and secret of a confidential client.</summary>
internal sealed record ClientCredential(string Id, string Secret)
{
    /// <summary>Without the secret, which could reach a log.</summary>
    public override string ToString() => Id;
}
