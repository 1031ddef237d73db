namespace Aspire.Hosting.Dcp;

/// <summary>Where DCP and dashboard lie, and how the orchestration behaves; configured by <c>DcpPublisher:*</c>.</summary>
internal sealed class DcpOptions
{
    /// <summary>The DCP executable.</summary>
    public string? CliPath { get; set; }

    public string? ExtensionsPath { get; set; }

    /// <summary>The dashboard's executable.</summary>
    public string? DashboardPath { get; set; }

    /// <summary><c>docker</c> or <c>podman</c>; absent means DCP's own default.</summary>
    public string? ContainerRuntime { get; set; }

    /// <summary>Seconds that <c>dcp info</c> may take; 0 or less means without limit.</summary>
    public int DependencyCheckTimeout { get; set; } = 25;

    /// <summary>Added to the name of every DCP object.</summary>
    public string? ResourceNameSuffix { get; set; }

    /// <summary>Proxied endpoints ignore their fixed public port; set by tests.</summary>
    public bool RandomizePorts { get; set; }

    public int ProxylessEndpointPortRangeStart { get; set; } = 10000;

    public int ProxylessEndpointPortRangeEnd { get; set; } = 32767;

    public int KubernetesConfigReadRetryIntervalMilliseconds { get; set; } = 100;

    /// <summary>How long to wait for a container runtime; zero only warns when there is none.</summary>
    public TimeSpan ContainerRuntimeInitializationTimeout { get; set; }

    /// <summary>Stopping waits until everything is removed; set by tests.</summary>
    public bool WaitForResourceCleanup { get; set; }

    public string? LogFileNameSuffix { get; set; }

    public string? DiagnosticsLogFolder { get; set; }

    public string? DiagnosticsLogLevel { get; set; }

    public bool? PreserveExecutableLogs { get; set; }

    /// <summary>Containers reach the host by DCP's tunnel instead of the runtime's own bridge address.</summary>
    public bool EnableAspireContainerTunnel { get; set; } = true;
}
