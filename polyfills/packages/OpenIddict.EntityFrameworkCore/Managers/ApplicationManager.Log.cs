using Microsoft.Extensions.Logging;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Client authentication cannot be used by {ClientId}, a public application.")]
    private partial void LogPublicClient(string? clientId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Client authentication failed for {ClientId}.")]
    private partial void LogAuthenticationFailed(string? clientId);
}
