using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Lets in the dashboard alone: exactly one key header, compared in constant time.</summary>
internal sealed class ResourceServiceKeyMiddleware(RequestDelegate next, IConfiguration configuration)
{
    private const string Header = "x-resource-service-api-key";

    public Task InvokeAsync(HttpContext context)
    {
        if (configuration[DashboardKeys.ResourceServiceAuthMode] == DashboardKeys.UnsecuredMode || IsKnown(context.Request.Headers[Header]))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private bool IsKnown(IReadOnlyList<string?> values) =>
        configuration[DashboardKeys.ResourceServiceApiKey] is { Length: > 0 } expected
        && values is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(expected));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
