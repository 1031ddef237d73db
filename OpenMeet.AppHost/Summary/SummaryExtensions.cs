using Microsoft.Extensions.DependencyInjection;
using OpenMeet.AppHost.PublicNames;
using OpenMeet.AppHost.Summary;

namespace Aspire.Hosting;

/// <summary>What a developer reads in the terminal.</summary>
internal static class SummaryExtensions
{
    /// <summary>Prints one table when the whole stack is healthy: each resource with state and URL, and where to go first.</summary>
    public static void AddSummary(this IDistributedApplicationBuilder builder, StackPublicNames names)
    {
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.Services.AddSingleton(names);
            builder.Services.AddHostedService<SummaryPrinter>();
        }
    }
}
