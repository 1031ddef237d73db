namespace OpenMeet.Oidc;

internal static class SecretFreeLogging
{
    /// <summary>
    /// Request lines carry tickets and codes in their query, and OpenIddict prints parameters it does not know to be secret: neither is
    /// logged, whatever the configuration says.
    /// </summary>
    public static ILoggingBuilder KeepSecretsOut(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning)
        .AddFilter("OpenIddict", LogLevel.Warning);
}
