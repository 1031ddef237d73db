using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Stands in for accounts that do not exist, so that checking their password takes as long as checking a real one.</summary>
internal sealed class Nobody(IOptions<PasswordHasherOptions> options)
{
    /// <summary>An account that is in no database.</summary>
    public Account Account { get; } = new() { TenantId = "", UserId = "", Handle = "", DisplayName = "" };

    /// <summary>Hash of a password that nobody knows, made as real ones are.</summary>
    public string PasswordHash { get; } = new PasswordHasher<Account>(options).HashPassword(null!, SecretToken.Create());
}
