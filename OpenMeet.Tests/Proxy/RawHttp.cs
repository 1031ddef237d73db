using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OpenMeet.Tests.Proxy;

/// <summary>Sends a request target as it is written: clients and URI types clean it up.</summary>
internal static class RawHttp
{
    /// <returns>The status, and the response's head in lower case.</returns>
    public static async Task<(int Status, string Head)> SendAsync(Uri address, string host, string target, string headers = "", string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n{body}"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var lines = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.AppendLine(line.ToLowerInvariant());
        }

        var head = lines.ToString();
        return (int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), head);
    }
}
