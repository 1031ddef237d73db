using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Identity;

/// <summary>One way for a bot to get a Matrix session.</summary>
internal interface IBotSignIn
{
    /// <summary>A fresh session on the bot's one device, keeping its Matrix id.</summary>
    /// <param name="tenant">The bot's tenant.</param>
    /// <param name="previous">The session that does not work any more; null when there was none.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Result<BotSession>> SignInAsync(Tenant tenant, BotSession? previous, CancellationToken cancellationToken);
}
