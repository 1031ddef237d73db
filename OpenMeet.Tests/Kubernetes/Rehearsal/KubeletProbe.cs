using System.Globalization;
using System.Net;
using System.Net.Sockets;
using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>Carries out a container's probes, as the kubelet does from the node that the pod is on.</summary>
internal sealed class KubeletProbe(V1Container container, string dockerName, IPAddress address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Whether it succeeds now.</summary>
    public async Task<bool> SucceedsAsync(V1Probe probe)
    {
        try
        {
            return probe switch
            {
                { HttpGet: { } http } => await AnswersAsync(http),
                { TcpSocket: { } tcp } => await ConnectsAsync(tcp),
                { Exec: { } exec } => (await Docker.TryAsync(["exec", dockerName, .. exec.Command])).ExitCode == 0,
                _ => throw new InvalidOperationException($"{container.Name}: a probe of a kind that is not rehearsed."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(V1HTTPGetAction action)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder("http", address.ToString(), Port(action.Port)) { Path = action.Path }.Uri);
        foreach (var header in action.HttpHeaders ?? [])
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using var response = await Http.SendAsync(request);
        return (int)response.StatusCode is >= 200 and < 400;
    }

    private async Task<bool> ConnectsAsync(V1TCPSocketAction action)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address, Port(action.Port));
        return true;
    }

    private int Port(IntOrString port) => container.Ports.FirstOrDefault(named => named.Name == port.Value)?.ContainerPort
        ?? int.Parse(port.Value, CultureInfo.InvariantCulture);
}
