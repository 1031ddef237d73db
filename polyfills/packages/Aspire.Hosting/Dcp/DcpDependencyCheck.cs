using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>Asks the DCP executable for its version and for the container runtime it found, once per run unless forced.</summary>
internal sealed partial class DcpDependencyCheck(IOptions<DcpOptions> options, ILogger<DcpDependencyCheck> logger) : IDisposable
{
    private static readonly Version s_minimumVersion = new(0, 23, 3);
    private readonly SemaphoreSlim _gate = new(1);
    private DcpInfo? _info;

    private string Runtime => options.Value.ContainerRuntime is { Length: > 0 } runtime ? runtime : "docker";

    /// <exception cref="FileNotFoundException">There is no DCP at the configured path.</exception>
    /// <exception cref="DistributedApplicationException">DCP failed, took too long or is too old.</exception>
    public async Task<DcpInfo> GetInfoAsync(bool force, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _info is { } known && !force ? known : _info = await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Warns, or throws if the caller cannot do without, when containers cannot run.</summary>
    public void ReportContainerRuntime(DcpInfo info, bool throwIfUnhealthy)
    {
        if (info.IsContainerRuntimeHealthy)
        {
            return;
        }

        LogRuntimeError(logger, info.Containers?.Error);
        var message = info.Containers is not { Installed: true }
            ? $"Container runtime '{Runtime}' could not be found. See https://aka.ms/aspire/containers for more details on supported container runtimes."
            : $"Container runtime '{Runtime}' was found but appears to be unhealthy.{Advice()}";
        LogRuntimeUnhealthy(logger, message);
        if (throwIfUnhealthy)
        {
            throw new DistributedApplicationException(message);
        }
    }

    public void Dispose() => _gate.Dispose();

    private string Advice() => Runtime switch
    {
        "docker" => " Ensure that Docker is running and that the Docker daemon is accessible. If Resource Saver mode is enabled, containers may not run. For more information, visit: https://docs.docker.com/desktop/use-desktop/resource-saver/",
        "podman" => " Ensure that Podman is running.",
        _ => " Ensure that the container runtime is running.",
    };

    private async Task<DcpInfo> AskAsync(CancellationToken cancellationToken)
    {
        var path = options.Value.CliPath;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The Aspire orchestration component is not installed at \"{path}\". The application cannot be run without it.", path);
        }

        var output = await RunAsync(path, cancellationToken).ConfigureAwait(false);
        var info = Parse(output);
        if (Version.TryParse(info.Version?.Split('+')[0], out var version) && version < s_minimumVersion)
        {
            throw Failure($"version {version} is older than {s_minimumVersion}, the oldest that this Aspire.Hosting can drive.");
        }

        return info;
    }

    private async Task<string> RunAsync(string path, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(path, ["info"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (options.Value.ContainerRuntime is { Length: > 0 } runtime)
        {
            start.ArgumentList.Add("--container-runtime");
            start.ArgumentList.Add(runtime);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Value.DependencyCheckTimeout > 0)
        {
            limit.CancelAfter(TimeSpan.FromSeconds(options.Value.DependencyCheckTimeout));
        }

        using var process = Process.Start(start) ?? throw Failure("it could not be started.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw Failure($"'dcp info' returned exit code {process.ExitCode}. {(await error.ConfigureAwait(false)).ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw Failure($"'dcp info' took more than {options.Value.DependencyCheckTimeout} s.");
        }
    }

    private static DcpInfo Parse(string output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, DcpInfoJsonContext.Default.DcpInfo) ?? throw Failure("'dcp info' printed nothing.");
        }
        catch (JsonException)
        {
            throw Failure("'dcp info' did not print JSON.");
        }
    }

    private static DistributedApplicationException Failure(string reason) =>
        new($"Application orchestrator dependency check failed: {reason}");

    [LoggerMessage(LogLevel.Warning, "{Message}")]
    private static partial void LogRuntimeUnhealthy(ILogger logger, string message);

    [LoggerMessage(LogLevel.Debug, "The error from the container runtime check was: {Error}")]
    private static partial void LogRuntimeError(ILogger logger, string? error);
}
