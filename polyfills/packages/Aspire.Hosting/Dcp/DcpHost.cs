using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Starts DCP as a process of its own that watches this one: when this process ends, however it ends, DCP stops and removes
/// everything it runs.
/// </summary>
internal sealed partial class DcpHost(
    IOptions<DcpOptions> options,
    DcpDependencyCheck dependencies,
    DcpConnection connection,
    Locations locations,
    DistributedApplicationModel model,
    TimeProvider time,
    ILoggerFactory loggers) : IAsyncDisposable
{
    // What configures this process must not configure the processes that DCP starts.
    private static readonly string[] s_notInherited =
        ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPIRE_LOGLEVEL"];

    private readonly ILogger _logger = loggers.CreateLogger<DcpHost>();
    private readonly CancellationTokenSource _stop = new();
    private DcpLogSocket? _logSocket;
    private Task _certificateRemoval = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await CheckContainerRuntimeAsync(cancellationToken).ConfigureAwait(false);
        if (model.Resources.Any(r => r.Annotations.OfType<EndpointAnnotation>().Any(e => e.UriScheme == "https")))
        {
            LogNoCertificate(_logger);
        }

        var certificate = DcpTlsCertificate.Create(time);
        try
        {
            Launch(certificate);
        }
        finally
        {
            _certificateRemoval = RemoveWhenReadAsync(certificate);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _certificateRemoval.ConfigureAwait(false);
        if (_logSocket is not null)
        {
            await _logSocket.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private async Task CheckContainerRuntimeAsync(CancellationToken cancellationToken)
    {
        var info = await dependencies.GetInfoAsync(force: false, cancellationToken).ConfigureAwait(false);
        if (!model.Resources.Any(r => r.IsContainer()))
        {
            return;
        }

        var patience = options.Value.ContainerRuntimeInitializationTimeout;
        var deadline = time.GetUtcNow() + patience;
        while (!info.IsContainerRuntimeHealthy && time.GetUtcNow() < deadline)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken).ConfigureAwait(false);
            info = await dependencies.GetInfoAsync(force: true, cancellationToken).ConfigureAwait(false);
        }

        dependencies.ReportContainerRuntime(info, throwIfUnhealthy: patience > TimeSpan.Zero);
    }

    private void Launch(DcpTlsCertificate certificate)
    {
        var start = new ProcessStartInfo(options.Value.CliPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "start-apiserver", "--monitor", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), "--detach",
                "--kubeconfig", locations.DcpKubeconfigPath,
                "--tls-cert-thumbprint", certificate.Thumbprint,
                "--tls-cert-file", certificate.CertificateFile,
                "--tls-key-file", certificate.KeyFile,
            },
        };
        if (options.Value.ContainerRuntime is { Length: > 0 } runtime)
        {
            start.ArgumentList.Add("--container-runtime");
            start.ArgumentList.Add(runtime);
        }

        SetEnvironment(start.Environment);
        LogStarting(_logger, string.Join(' ', start.ArgumentList));
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => LogOutput(_logger, e.Data);
        process.ErrorDataReceived += (_, e) => LogOutput(_logger, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void SetEnvironment(IDictionary<string, string?> environment)
    {
        environment.Clear();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (!s_notInherited.Contains((string)variable.Key, StringComparer.Ordinal))
            {
                environment[(string)variable.Key] = (string?)variable.Value;
            }
        }

        environment["DCP_SESSION_FOLDER"] = locations.DcpSessionDir;
        SetIfPresent(environment, "DCP_EXTENSIONS_PATH", options.Value.ExtensionsPath);
        SetIfPresent(environment, "DCP_LOG_FILE_NAME_SUFFIX", options.Value.LogFileNameSuffix);
        SetIfPresent(environment, "DCP_DIAGNOSTICS_LOG_FOLDER", options.Value.DiagnosticsLogFolder);
        SetIfPresent(environment, "DCP_DIAGNOSTICS_LOG_LEVEL", options.Value.DiagnosticsLogLevel);
        SetIfPresent(environment, "DCP_PRESERVE_EXECUTABLE_LOGS", options.Value.PreserveExecutableLogs == true ? "1" : null);
        try
        {
            _logSocket = new DcpLogSocket(locations.DcpLogSocket, loggers);
            environment["DCP_LOG_SOCKET"] = locations.DcpLogSocket;
        }
        catch (SocketException e)
        {
            LogNoSocket(_logger, e);
        }
    }

    private static void SetIfPresent(IDictionary<string, string?> environment, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            environment[name] = value;
        }
    }

    private async Task RemoveWhenReadAsync(DcpTlsCertificate certificate)
    {
        using (certificate)
        {
            try
            {
                await connection.GetClientAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // DCP never came up.
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Starting DCP with arguments: {Arguments}")]
    private static partial void LogStarting(ILogger logger, string arguments);

    [LoggerMessage(LogLevel.Debug, "{Output}")]
    private static partial void LogOutput(ILogger logger, string? output);

    [LoggerMessage(LogLevel.Error, "Failed to enable orchestration logging.")]
    private static partial void LogNoSocket(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "No trusted Aspire development certificate was found. See https://aka.ms/aspire/devcerts for more information.")]
    private static partial void LogNoCertificate(ILogger logger);
}
