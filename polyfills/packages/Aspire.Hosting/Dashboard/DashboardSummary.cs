using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>Prints where the dashboard is, once it answers.</summary>
internal sealed class DashboardSummary(IOptions<DashboardOptions> options, ILogger<DistributedApplication> logger)
{
    // Stands under the text of the first line in the layout of the default console logger.
    private const string Indent = "      ";

    public async Task WriteAsync(IResourceWithEndpoints dashboard, CancellationToken cancellationToken)
    {
        var url = await AuthorityAsync(dashboard, "https", cancellationToken).ConfigureAwait(false)
            ?? await AuthorityAsync(dashboard, "http", cancellationToken).ConfigureAwait(false);
        if (url is null)
        {
            return;
        }

        DashboardLog.Listening(logger, url);
        var login = options.Value.DashboardToken is { Length: > 0 } token ? $"{url}/login?t={token}" : null;
        if (login is not null)
        {
            DashboardLog.Login(logger, login);
        }

        var text = new StringBuilder("Aspire Dashboard\n\n");
        Append(text, "Dashboard", url);
        Append(text, "Login URL", login);
        Append(text, "OTLP/gRPC", await AuthorityAsync(dashboard, DashboardEnvironment.OtlpGrpc, cancellationToken).ConfigureAwait(false));
        Append(text, "OTLP/HTTP", await AuthorityAsync(dashboard, DashboardEnvironment.OtlpHttp, cancellationToken).ConfigureAwait(false));
        DashboardLog.Summary(logger, text.ToString());
    }

    private static void Append(StringBuilder text, string label, string? url)
    {
        if (url is not null)
        {
            text.Append(Indent).Append("- ").Append(label).Append(":  ").Append(url).Append('\n');
        }
    }

    private static async Task<string?> AuthorityAsync(IResourceWithEndpoints dashboard, string endpoint, CancellationToken cancellationToken)
    {
        var reference = dashboard.GetEndpoint(endpoint);
        return reference.Exists && await reference.GetValueAsync(cancellationToken).ConfigureAwait(false) is { } url
            ? new Uri(url).GetLeftPart(UriPartial.Authority)
            : null;
    }
}
