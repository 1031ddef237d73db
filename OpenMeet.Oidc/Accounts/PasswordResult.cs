using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>What came of an e-mail address and a password.</summary>
internal abstract record PasswordResult
{
    /// <summary>The password is right for these accounts, at least one; several when somebody uses it in several tenants.</summary>
    internal sealed record Proven(IReadOnlyList<Account> Accounts) : PasswordResult;

    /// <summary>No such account, or not its password: never told apart.</summary>
    internal sealed record Refused : PasswordResult;

    /// <summary>Too many attempts; the password was not looked at.</summary>
    internal sealed record Throttled(TimeSpan RetryAfter) : PasswordResult;
}
