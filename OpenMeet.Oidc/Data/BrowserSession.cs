namespace OpenMeet.Oidc.Data;

/// <summary>A browser that is signed in. The browser holds a random id, the table its SHA-256, so neither can be made from the other.</summary>
internal sealed class BrowserSession
{
    /// <summary>SHA-256 of the id in the cookie.</summary>
    public required byte[] IdHash { get; init; }

    /// <summary><c>sub</c> of the account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account.</summary>
    public Account? Account { get; init; }

    /// <summary>The account's security stamp at sign-in: a changed password ends the session.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>When the password was given, for <c>auth_time</c> and <c>max_age</c>.</summary>
    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>The session is over from then on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
