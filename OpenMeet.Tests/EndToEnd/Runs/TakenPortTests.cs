using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OpenMeet.Tests.EndToEnd.Support.Runs;

namespace OpenMeet.Tests.EndToEnd.Runs;

public sealed class TakenPortTests : IAsyncLifetime
{
    private readonly RunData _data = new();
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);

    public Task InitializeAsync()
    {
        _other.Start();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_taken_port_stops_the_run_before_anything_starts_in_one_line_with_the_remedy()
    {
        var port = ((IPEndPoint)_other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exitCode, output) = await StackProcess.RefusedAsync(_data, $"--ASPNETCORE_URLS=http://localhost:{port}");

        Assert.Equal(1, exitCode);
        var line = Assert.Single(output.Split('\n'));
        Assert.Contains(port, line, StringComparison.Ordinal);
        Assert.Contains("--isolated", line, StringComparison.Ordinal);
        Assert.Empty(await _data.VolumesAsync());
    }

    public async Task DisposeAsync()
    {
        _other.Dispose();
        await _data.DisposeAsync();
    }
}
