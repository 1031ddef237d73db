using System.Security.Cryptography;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>
/// The network policies as networks: one, closed to the outside, for each pair of workloads for which both ends have a rule.
/// What no rule allows has no way, and not even a name. Ports are not told apart: the tests of the policies do that.
/// </summary>
internal sealed class PodNetworks(RenderedCluster cluster)
{
    private readonly List<(string From, string To, string Network)> _arrows = [];

    private static string Front => $"{Docker.Prefix}-front";

    /// <summary>Creates them all.</summary>
    public async Task CreateAsync()
    {
        var pairs = PolicyReader.Arrows(cluster).Select(arrow => arrow.Split(" -> ")).Select(arrow => (From: arrow[0], To: arrow[1].Split(':')[0])).Distinct().ToList();
        for (var attempt = 1; !await TryCreateAsync(pairs); attempt++)
        {
            Assert.True(attempt < 5, "Docker gives no networks.");
        }
    }

    /// <summary>Where a pod is and under which names others find it there: its first network comes with its creation.</summary>
    public IReadOnlyList<(string Network, IReadOnlyList<string> Names)> Of(PodInstance pod)
    {
        IReadOnlyList<string> names = [.. Inner(pod).Select(service => service.Metadata.Name)];
        var inner = _arrows.Where(arrow => arrow.From == pod.Pod.Name || arrow.To == pod.Pod.Name)
            .Select(arrow => (arrow.Network, arrow.To == pod.Pod.Name ? names : (IReadOnlyList<string>)[]));
        return IsPublic(pod) ? [(Front, []), .. inner] : [.. inner];
    }

    /// <summary>Whether people reach the pod from outside.</summary>
    public bool IsPublic(PodInstance pod) => Services(pod.Pod).Any(service => service.Spec.Type == "NodePort");

    // A name leads to the pod itself: a Service that has another port than the pod would need what kube-proxy does.
    private IEnumerable<V1Service> Inner(PodInstance pod)
    {
        foreach (var service in Services(pod.Pod).Where(service => service.Spec.Type != "NodePort"))
        {
            Assert.All(service.Spec.Ports, port => Assert.Contains(pod.Main.Ports, own => own.Name == port.TargetPort.Value && own.ContainerPort == port.Port));
            yield return service;
        }
    }

    private IEnumerable<V1Service> Services(Pod pod) => cluster.All<V1Service>()
        .Where(service => cluster.Select(service.Spec.Selector).Any(selected => selected.Name == pod.Name));

    // Small ones of our own: Docker's own pool has thirty, for everybody on the machine.
    private async Task<bool> TryCreateAsync(IReadOnlyList<(string From, string To)> pairs)
    {
        var block = RandomNumberGenerator.GetInt32(128, 250);
        _arrows.Clear();
        if (!await TryCreateAsync(Front, $"10.{block}.255.0/28", isInternal: false))
        {
            return false;
        }

        foreach (var (from, to) in pairs)
        {
            var network = $"{Docker.Prefix}-{from}-to-{to}";
            if (!await TryCreateAsync(network, $"10.{block}.{_arrows.Count}.0/28", isInternal: true))
            {
                await Docker.TryAsync(["network", "rm", Front, .. _arrows.Select(arrow => arrow.Network)]);
                return false;
            }

            _arrows.Add((from, to, network));
        }

        return true;
    }

    private static async Task<bool> TryCreateAsync(string name, string subnet, bool isInternal) =>
        (await Docker.TryAsync(["network", "create", .. Docker.Labels, "--subnet", subnet, .. isInternal ? ["--internal"] : Array.Empty<string>(), name])).ExitCode == 0;
}
