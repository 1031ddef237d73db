using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Publishing;

/// <summary>In publish mode, writes the manifest and ends the application.</summary>
internal sealed partial class ManifestPublisher(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IDistributedApplicationEventing eventing,
    IConfiguration configuration,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<ManifestPublisher> logger) : BackgroundService
{
    private const string FileName = "aspire-manifest.json";

    /// <summary>What went wrong; the application's Run throws it.</summary>
    public Exception? Failure { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            EnsureStepIsKnown();
            await eventing.PublishAsync(new BeforePublishEvent(services, model), stoppingToken).ConfigureAwait(false);
            await WriteAsync(stoppingToken).ConfigureAwait(false);
            await eventing.PublishAsync(new AfterPublishEvent(services, model), stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
            Failure = exception;
        }

        lifetime.StopApplication();
    }

    // Publishing is the manifest here: nothing that a pipeline could build, push or deploy to.
    private void EnsureStepIsKnown()
    {
        if (configuration[AppHostConfiguration.Step] is { Length: > 0 } step && step != AppHostConfiguration.ManifestStep)
        {
            throw new InvalidOperationException($"Step '{step}' not found in pipeline. Available steps: '{AppHostConfiguration.ManifestStep}'");
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var path = configuration["Pipeline:OutputPath"] ?? configuration["Publishing:OutputPath"]
            ?? throw new DistributedApplicationException("The '--output-path [path]' option was not specified even though manifest publishing was requested.");
        if (!path.EndsWith(".json", StringComparison.Ordinal))
        {
            path = Path.Combine(path, FileName);
        }

        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var stream = new FileStream(path, FileMode.Create);
        await using (stream.ConfigureAwait(false))
        {
            var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            await using (writer.ConfigureAwait(false))
            {
                await new ManifestPublishingContext(executionContext, path, writer, cancellationToken).WriteModelAsync(model).ConfigureAwait(false);
            }
        }

        LogPublished(logger, path);
    }

    [LoggerMessage(LogLevel.Information, "Published manifest to: {ManifestPath}")]
    private static partial void LogPublished(ILogger logger, string manifestPath);

    [LoggerMessage(LogLevel.Error, "The manifest could not be published.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
