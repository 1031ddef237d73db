using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>Free ports for endpoints without a proxy, from a range that operating systems do not hand out by themselves.</summary>
internal sealed class ProxylessPortAllocator(IOptions<DcpOptions> options)
{
    private readonly HashSet<int> _taken = [];

    public void Exclude(int port) => _taken.Add(port);

    public int Allocate()
    {
        var (start, end) = (options.Value.ProxylessEndpointPortRangeStart, options.Value.ProxylessEndpointPortRangeEnd);
        var size = end - start + 1;
        var first = RandomNumberGenerator.GetInt32(size);
        for (var i = 0; i < size; i++)
        {
            var port = start + ((first + i) % size);
            if (!_taken.Contains(port) && IsFree(port))
            {
                _taken.Add(port);
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {start} to {end} is free for an endpoint without a proxy.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
