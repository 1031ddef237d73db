using Microsoft.Extensions.Logging;

namespace OpenIddict.Server.AspNetCore;

/// <summary>What happens to requests. Their parameters are not logged: an application's own may be secret too.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "The request is for the endpoint {Endpoint}.")]
    public static partial void LogMatched(this ILogger logger, OpenIddictServerEndpointType endpoint);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The request for the endpoint {Endpoint} is valid.")]
    public static partial void LogValidated(this ILogger logger, OpenIddictServerEndpointType endpoint);

    [LoggerMessage(Level = LogLevel.Information, Message = "The request for the endpoint {Endpoint} was refused: {Error}: {Description}")]
    public static partial void LogRefused(this ILogger logger, OpenIddictServerEndpointType endpoint, string error, string description);
}
