using Microsoft.AspNetCore.Cors.Infrastructure;

namespace MatrixAuthenticationService.Http;

/// <summary>Any web page may use the JSON interfaces: none of them looks at cookies.</summary>
internal static class CorsPolicies
{
    public const string Json = "json";

    public static void Configure(CorsOptions options) => options.AddPolicy(Json, policy => policy
        .AllowAnyOrigin()
        .AllowAnyMethod()
        .WithHeaders("Authorization", "Accept", "Accept-Language", "Content-Language", "Content-Type", "X-Requested-With", "traceparent", "tracestate")
        .SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
