namespace Aspire.Hosting.Dcp.Model;

/// <summary>Nothing is ever restarted by itself: the restart policy is always <c>no</c>.</summary>
internal sealed class ContainerSpec
{
    public string? ContainerName { get; set; }

    public string? Image { get; set; }

    public BuildContext? Build { get; set; }

    public List<VolumeMount>? VolumeMounts { get; set; }

    public List<ContainerPortSpec>? Ports { get; set; }

    public List<EnvVar>? Env { get; set; }

    public string? RestartPolicy { get; set; } = "no";

    public string? Command { get; set; }

    public List<string>? Args { get; set; }

    public List<string>? RunArgs { get; set; }

    public bool? Persistent { get; set; }

    public List<ContainerNetworkConnection>? Networks { get; set; }

    public bool? Start { get; set; }

    public bool? Stop { get; set; }

    public string? PullPolicy { get; set; }

    public List<ContainerCreateFileSystem>? CreateFiles { get; set; }
}
