using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>The probes of a container.</summary>
internal static class ProbeFactory
{
    private const int StartPeriod = 5;

    /// <summary>Gives a container its three probes.</summary>
    public static void AddTo(V1Container container, ProbeRow row)
    {
        // Until it has passed, the other two are not asked: a long migration is not taken for a hang.
        container.StartupProbe = Create(row.Ready, StartPeriod, (row.StartSeconds + StartPeriod - 1) / StartPeriod);
        container.ReadinessProbe = Create(row.Ready, period: 10, failures: 3);
        container.LivenessProbe = Create(row.Alive, period: 15, failures: 4);
    }

    private static V1Probe Create(Probe probe, int period, int failures)
    {
        var result = new V1Probe { FailureThreshold = failures, PeriodSeconds = period, TimeoutSeconds = 5 };
        switch (probe)
        {
            case HttpProbe http:
                result.HttpGet = new() { Path = http.Path, Port = http.Binding };
                break;
            case TcpProbe tcp:
                result.TcpSocket = new() { Port = tcp.Binding };
                break;
            case CommandProbe command:
                result.Exec = new() { Command = [.. command.Command] };
                break;
        }

        return result;
    }
}
