using System.Security.Cryptography;
using System.Text;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace OpenMeet.Proxy.Routing;

/// <summary>
/// Sends a client always to the same worker, which then has in its cache what the client asks for next, as upstream advises
/// (https://github.com/element-hq/synapse/blob/develop/docs/workers.md#load-balancing). The worker is the one with the highest
/// hash of token and worker together: all replicas of the proxy agree without knowing each other, and when a worker comes or
/// goes only its own clients move. The token is neither kept nor logged.
/// </summary>
internal sealed class SameTokenSameWorker : ILoadBalancingPolicy
{
    public string Name => nameof(SameTokenSameWorker);

    public DestinationState? PickDestination(HttpContext context, ClusterState cluster, IReadOnlyList<DestinationState> availableDestinations)
    {
        var token = context.Request.Headers.Authorization.ToString();
        return availableDestinations.MaxBy(destination => Weight(token, destination.DestinationId), Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
    }

    private static byte[] Weight(string token, string worker) => SHA256.HashData(Encoding.UTF8.GetBytes($"{worker}\n{token}"));
}
