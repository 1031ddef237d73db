using System.Net;
using System.Net.Sockets;

namespace OpenMeet.Tests.Support;

internal static class FreePort
{
    /// <summary>A port that nobody listens on now. A server that loses the race for it is started again on another.</summary>
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
