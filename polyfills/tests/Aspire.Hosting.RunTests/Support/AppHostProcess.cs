using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.RunTests.Support;

/// <summary>An AppHost as <c>dotnet run</c> starts it: a process of its own, with dashboard, on ports that are free.</summary>
internal sealed partial class AppHostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _seen = [];

    private AppHostProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Output => string.Join('\n', _seen);

    public string Kubeconfig => KubeconfigPattern().Match(Output).Groups[1].Value;

    public Uri Login => new(LoginPattern().Match(Output).Groups[1].Value);

    /// <summary>Returns when the AppHost has printed the text.</summary>
    public static async Task<AppHostProcess> StartAsync(string project, string until, params (string Name, string Value)[] variables)
    {
        var folder = Path.Combine(ThisAssembly.Metadata("sample"), project);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", ThisAssembly.Metadata("configuration"), "net10.0", project + ".dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] settings =
        [
            ("ASPNETCORE_URLS", "http://localhost:15888"),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("DOTNET_ENVIRONMENT", "Development"),
            ("DOTNET_LAUNCH_PROFILE", "http"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:19888"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:20888"),
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
            ("DcpPublisher__RandomizePorts", "true"),
            ("Logging__LogLevel__Default", "Information"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Warning"),
            ("Logging__LogLevel__Aspire.Hosting.Dcp", "Information"),
            .. variables,
        ];
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new AppHostProcess(Process.Start(start)!);
        process.Read(process._process.StandardOutput);
        process.Read(process._process.StandardError);
        await process.UntilAsync(until);
        return process;
    }

    public async Task UntilAsync(string text)
    {
        using var limit = new CancellationTokenSource(TestApp.Patience);
        try
        {
            while (!Output.Contains(text, StringComparison.Ordinal))
            {
                _seen.Add(await _lines.Reader.ReadAsync(limit.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"The AppHost did not print '{text}' but:\n{Output}", e);
        }
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>All objects of a kind, as DCP has them.</summary>
    public async Task<IReadOnlyList<JsonNode>> ObjectsAsync(string collection)
    {
        using var dcp = DcpConnection.Create(KubeConfig.Parse(await File.ReadAllTextAsync(Kubeconfig)));
        var list = JsonNode.Parse(await dcp.GetStringAsync(new Uri($"apis/{CustomResource.GroupName}/{CustomResource.Version}/{collection}", UriKind.Relative)))!;
        return [.. list["items"]!.AsArray().Select(i => i!)];
    }

    /// <summary>A variable that DCP was given for a resource.</summary>
    public async Task<string> VariableAsync(string collection, string resource, string name)
    {
        var item = (await ObjectsAsync(collection)).First(i => (string?)i["metadata"]!["annotations"]!["resource-name"] == resource);
        return (string)item["spec"]!["env"]!.AsArray().First(v => (string)v!["name"]! == name)!["value"]!;
    }

    /// <summary>A client with the rights of the dashboard.</summary>
    public async Task<ResourceServiceClient> ConnectAsync() => new(
        await VariableAsync("executables", "aspire-dashboard", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"),
        await VariableAsync("executables", "aspire-dashboard", "DASHBOARD__RESOURCESERVICECLIENT__APIKEY"));

    /// <summary>How long it took to end.</summary>
    public async Task<TimeSpan> ExitAsync()
    {
        var watch = Stopwatch.StartNew();
        using var limit = new CancellationTokenSource(TestApp.Patience);
        await _process.WaitForExitAsync(limit.Token);
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal("TERM");
            await ExitAsync();
        }

        _process.Dispose();
    }

    private void Read(StreamReader reader) => _ = Task.Run(async () =>
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }
    });

    [GeneratedRegex("--kubeconfig (\\S+)")]
    private static partial Regex KubeconfigPattern();

    [GeneratedRegex("Login to the dashboard at (\\S+)")]
    private static partial Regex LoginPattern();
}
