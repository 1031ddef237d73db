using System.Diagnostics;
using System.Globalization;
using System.Net;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>
/// A pod run for real: a sandbox that holds its network and its names, the init containers one after the other, then the
/// container itself, which is ready when its probes say so.
/// </summary>
internal sealed class RunningPod(RenderedCluster cluster, PodInstance pod, PodNetworks networks, PodVolumes volumes, Func<string, string> secret)
{
    private const int PublicPort = 8080;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public string Name => pod.Name;

    /// <summary>The container as Docker knows it.</summary>
    public string DockerName => $"{Docker.Prefix}-{pod.Name}-{pod.Main.Name}";

    public V1Container Main => pod.Main;

    /// <summary>From creation to ready.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Where people reach it, if they do.</summary>
    public int Port { get; private set; }

    private string Sandbox => $"{Docker.Prefix}-{pod.Name}-sandbox";

    private KubeletProbe Probe { get; set; } = null!;

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var clock = Stopwatch.StartNew();
        await StartSandboxAsync();
        foreach (var container in pod.Spec.InitContainers ?? [])
        {
            await RunAsync(container, ["--rm", "--name", $"{Docker.Prefix}-{pod.Name}-{container.Name}"]);
        }

        await RunAsync(pod.Main, ["--detach", "--name", DockerName]);
        var address = await Docker.RunAsync(["inspect", "--format", "{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{end}}", Sandbox]);
        Probe = new KubeletProbe(pod.Main, DockerName, IPAddress.Parse(address.Split('\n')[0]));
        while (!await IsReadyAsync())
        {
            if (clock.Elapsed > Patience || !await IsRunningAsync())
            {
                throw new InvalidOperationException($"{pod.Name} did not become ready: {await LogAsync()}");
            }

            // The kubelet asks no more often.
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        StartTime = clock.Elapsed;
    }

    /// <summary>Ends it as an eviction does: asked first, and gone with its sandbox.</summary>
    public async Task StopAsync()
    {
        await Docker.RunAsync(["stop", "--time", (pod.Spec.TerminationGracePeriodSeconds ?? 30).ToString(CultureInfo.InvariantCulture), DockerName]);
        await Docker.RunAsync(["rm", "--force", "--volumes", DockerName, Sandbox]);
    }

    public async Task<bool> IsReadyAsync() =>
        await HoldsAsync(pod.Main.StartupProbe) && await HoldsAsync(pod.Main.ReadinessProbe);

    public Task<bool> IsAliveAsync() => HoldsAsync(pod.Main.LivenessProbe);

    public async Task<bool> IsRunningAsync() => await Docker.RunAsync(["inspect", "--format", "{{.State.Running}}", DockerName]) == "true";

    public async Task<string> LogAsync()
    {
        var (_, output, errors) = await Docker.TryAsync(["logs", "--tail", "40", DockerName]);
        return output + errors;
    }

    private async Task<bool> HoldsAsync(V1Probe? probe) => probe is null || await Probe.SucceedsAsync(probe);

    private async Task StartSandboxAsync()
    {
        var places = networks.Of(pod);
        var published = networks.IsPublic(pod) ? new[] { "--publish", $"127.0.0.1::{PublicPort}" } : [];
        await Docker.RunAsync(
        [
            "run", "--detach", .. Docker.Labels, "--name", Sandbox, "--hostname", pod.Name, "--cap-drop", "ALL", "--read-only", .. published,
            .. Place(places[0]), "--entrypoint", "sleep", RehearsalImages.Tools, "infinity",
        ]);
        foreach (var place in places.Skip(1))
        {
            await Docker.RunAsync(["network", "connect", .. place.Names.SelectMany(name => new[] { "--alias", name }), place.Network, Sandbox]);
        }

        if (published.Length > 0)
        {
            Port = int.Parse((await Docker.RunAsync(["port", Sandbox, $"{PublicPort}/tcp"])).Split(':')[^1], CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<string> Place((string Network, IReadOnlyList<string> Names) place) =>
        ["--network", place.Network, .. place.Names.SelectMany(name => new[] { "--network-alias", name })];

    private async Task RunAsync(V1Container container, IEnumerable<string> how)
    {
        var environment = ContainerOptions.Environment(cluster, pod, container, secret);
        var (exitCode, output, errors) = await Docker.TryAsync(
        [
            "run", .. Docker.Labels, .. how, "--network", $"container:{Sandbox}",
            .. ContainerOptions.Security(pod, container),
            .. environment.Keys.Concat(ContainerOptions.OfThisMachine).SelectMany(name => new[] { "--env", name }),
            .. volumes.Mounts(pod, container),
            .. ContainerOptions.Command(container, environment),
        ], environment);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{pod.Name}/{container.Name} ended with {exitCode}: {errors}{output}");
        }
    }
}
