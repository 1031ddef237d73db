namespace OpenMeet.ServiceDefaults.Tenants;

/// <summary>A tenant's bot, which owns the tenant's rooms.</summary>
/// <param name="Email">The address it signs in with.</param>
/// <param name="Slug">Its handle: <c>MatrixLocalpart.Encode(tenant, slug)</c> is its Matrix localpart.</param>
/// <param name="Password">Its password.</param>
public sealed record BotUser(string Email, string Slug, string Password)
{
    /// <summary>Without the password: records print their members, and this one could reach a log.</summary>
    public override string ToString() => $"{Slug} <{Email}>";
}
