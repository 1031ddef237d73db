using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OpenMeet.Oidc.Data;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Pages;

/// <summary>Remembers, in the form and not on the server, that a password was right for several accounts.</summary>
internal sealed class TenantChoice(IDataProtectionProvider protection, TenantCatalog tenants, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("OpenMeet.Oidc.TenantChoice");

    /// <summary>The proof for the form.</summary>
    public string Protect(IReadOnlyList<Account> accounts) => _protector.Protect(JsonSerializer.Serialize(
        new Proof(time.GetUtcNow() + Lifetime, [.. accounts.Select(account => new Proven(account.TenantId, account.Id, account.SecurityStamp!))])));

    /// <summary>The account of the chosen tenant, or null when the proof is too old, not ours, or not for that tenant.</summary>
    public Proven? Take(string? proof, string? tenantPathSegment)
    {
        if (proof is null || tenantPathSegment is null || !tenants.TryGetByPathSegment(tenantPathSegment, out var tenant))
        {
            return null;
        }

        try
        {
            var taken = JsonSerializer.Deserialize<Proof>(_protector.Unprotect(proof))!;
            return taken.ExpiresAt > time.GetUtcNow() ? taken.Accounts.SingleOrDefault(account => account.TenantId == tenant.Id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An account whose password was given.</summary>
    internal sealed record Proven(string TenantId, string Sub, string SecurityStamp);

    private sealed record Proof(DateTimeOffset ExpiresAt, IReadOnlyList<Proven> Accounts);
}
