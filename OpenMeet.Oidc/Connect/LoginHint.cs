using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Connect;

/// <summary>Whom a client expects: an e-mail address, a <c>sub</c>, a Matrix localpart, or a Matrix id (<c>mxid:@localpart:server</c>, MSC4198).</summary>
internal static class LoginHint
{
    /// <summary>Whether the hint, if there is one, means the account.</summary>
    public static bool Means(string? hint, Account account) =>
        string.IsNullOrEmpty(hint)
        || string.Equals(hint, account.Email, StringComparison.OrdinalIgnoreCase)
        || hint == account.Id
        || hint == account.Localpart
        || hint.StartsWith($"mxid:@{account.Localpart}:", StringComparison.Ordinal);
}
