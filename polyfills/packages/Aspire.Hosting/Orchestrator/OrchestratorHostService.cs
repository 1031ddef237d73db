using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestrator;

/// <summary>Starts DCP and the application with the host, and stops them with it.</summary>
internal sealed class OrchestratorHostService(ApplicationOrchestrator orchestrator, DcpHost dcp) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await dcp.StartAsync(cancellationToken).ConfigureAwait(false);
        await orchestrator.RunApplicationAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => orchestrator.StopAsync(cancellationToken);
}
