namespace OpenMeet.Oidc.Data;

/// <summary>Signs a bot in once, without page or cookie.</summary>
internal sealed class BotTicket
{
    /// <summary>SHA-256 of the ticket.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary><c>sub</c> of the bot.</summary>
    public required string AccountId { get; init; }

    /// <summary>The bot.</summary>
    public Account? Account { get; init; }

    /// <summary>The ticket is worthless from then on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
