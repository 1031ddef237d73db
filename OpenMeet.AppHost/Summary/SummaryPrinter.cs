using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenMeet.AppHost.Demo;
using OpenMeet.AppHost.PublicNames;

namespace OpenMeet.AppHost.Summary;

/// <summary>Waits until every resource is healthy, then prints <see cref="StackSummary"/>; says so when one fails.</summary>
internal sealed class SummaryPrinter(
    ResourceNotificationService notifications,
    DistributedApplicationModel model,
    StackPublicNames names,
    IServiceProvider services,
    IConfiguration configuration) : BackgroundService
{
    private const string DashboardName = "aspire-dashboard";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var awaited = model.Resources
            .Where(resource => resource is ProjectResource or ContainerResource or PostgresDatabaseResource)
            .Select(resource => resource.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var summary = new StackSummary(awaited);

        await foreach (var notification in notifications.WatchAsync(stoppingToken))
        {
            if (summary.Update(notification) is { } failure)
            {
                await Console.Out.WriteLineAsync(failure);
            }

            if (summary.TryComplete())
            {
                await Console.Out.WriteLineAsync(summary.Render(await EntriesAsync(stoppingToken)));
                return;
            }
        }
    }

    private async Task<IReadOnlyList<(string Label, string Value)>> EntriesAsync(CancellationToken cancellationToken)
    {
        var entries = new List<(string, string)> { ("Chat", await names.Chat.GetValueAsync(cancellationToken) ?? string.Empty) };
        if (services.GetService<DemoSeeder>()?.SignIn is { } demo)
        {
            entries.Add(("Sign in as", string.Join(" or ", demo.Emails)));
            entries.Add(("Password", demo.Password));
        }

        if (notifications.TryGetCurrentState(DashboardName, out var dashboard)
            && dashboard.Snapshot.Urls.FirstOrDefault(url => url.Name is "http" or "https") is { } url
            && configuration["AppHost:BrowserToken"] is { Length: > 0 } token)
        {
            entries.Add(("Dashboard", $"{new Uri(url.Url).GetLeftPart(UriPartial.Authority)}/login?t={token}"));
        }

        return entries;
    }
}
