using System.Globalization;
using System.Threading.Channels;
using Aspire.DashboardService.Proto.V1;
using Aspire.Hosting.ApplicationModel;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Service = Aspire.DashboardService.Proto.V1.DashboardService;
using Shown = Aspire.DashboardService.Proto.V1.Resource;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The resource service that the dashboard calls. A stream never ends with success while the AppHost lives: the dashboard would
/// open it again at once, without end.
/// </summary>
internal sealed class DashboardService(
    ResourceFeed feed,
    InteractionBroker interactions,
    ResourceLoggerService logs,
    ResourceCommandService commands,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration) : Service.DashboardServiceBase
{
    // The dashboard's client takes 16 MB; a character is at most 3 bytes.
    private const int MaxBatchCharacters = 2 * 1024 * 1024;
    private const string MinimumDashboardVersion = "13.5.0";

    public override Task<ApplicationInformationResponse> GetApplicationInformation(
        ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new ApplicationInformationResponse
        {
            ApplicationName = configuration["AppHost:DashboardApplicationName"] ?? AppHostName.Shorten(environment.ApplicationName),
            MinDashboardVersion = MinimumDashboardVersion,
        });

    public override Task WatchResources(
        WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context) =>
        UntilStoppedAsync(context, async token =>
        {
            var (present, changes) = feed.Subscribe();
            try
            {
                await responseStream.WriteAsync(new() { InitialData = new() { Resources = { present } } }, token).ConfigureAwait(false);
                while (await changes.Reader.WaitToReadAsync(token).ConfigureAwait(false))
                {
                    await responseStream.WriteAsync(new() { Changes = Drain(changes.Reader) }, token).ConfigureAwait(false);
                }
            }
            finally
            {
                feed.Unsubscribe(changes);
            }
        });

    public override Task WatchResourceConsoleLogs(
        WatchResourceConsoleLogsRequest request, IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context) =>
        UntilStoppedAsync(context, async token =>
        {
            var lines = request.SuppressFollow ? logs.GetAllAsync(request.ResourceName) : logs.WatchAsync(request.ResourceName);
            await foreach (var batch in lines.WithCancellation(token).ConfigureAwait(false))
            {
                foreach (var update in Split(batch))
                {
                    await responseStream.WriteAsync(update, token).ConfigureAwait(false);
                }
            }
        });

    public override async Task<ResourceCommandResponse> ExecuteResourceCommand(ResourceCommandRequest request, ServerCallContext context)
    {
        var result = await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, context.CancellationToken).ConfigureAwait(false);
        return new ResourceCommandResponse
        {
            Kind = result switch
            {
                { Canceled: true } => ResourceCommandResponseKind.Cancelled,
                { Success: true } => ResourceCommandResponseKind.Succeeded,
                _ => ResourceCommandResponseKind.Failed,
            },
            Message = result.Message ?? "",
        };
    }

    public override Task WatchInteractions(
        IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream,
        IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream,
        ServerCallContext context) =>
        UntilStoppedAsync(context, async token =>
        {
            // The client waits for the headers before it reads or writes; the first message would bring them too, but there may be none.
            await context.WriteResponseHeadersAsync([]).ConfigureAwait(false);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(token);
            var sending = interactions.SendAsync(responseStream, both.Token);
            try
            {
                while (await requestStream.MoveNext(token).ConfigureAwait(false))
                {
                    interactions.Receive(requestStream.Current);
                }
            }
            finally
            {
                await both.CancelAsync().ConfigureAwait(false);
                await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    private async Task UntilStoppedAsync(ServerCallContext context, Func<CancellationToken, Task> stream)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, context.CancellationToken);
        try
        {
            await stream(stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && stop.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The AppHost is stopping."));
        }
    }

    private static WatchResourcesChanges Drain(ChannelReader<Shown> reader)
    {
        var changes = new WatchResourcesChanges();
        while (changes.Value.Count < 100 && reader.TryRead(out var resource))
        {
            changes.Value.Add(new WatchResourcesChange { Upsert = resource });
        }

        return changes;
    }

    private static IEnumerable<WatchResourceConsoleLogsUpdate> Split(IReadOnlyList<LogLine> lines)
    {
        var update = new WatchResourceConsoleLogsUpdate();
        var characters = 0;
        foreach (var line in lines)
        {
            var text = line.Content.Length > MaxBatchCharacters ? line.Content[..MaxBatchCharacters] : line.Content;
            if (characters + text.Length > MaxBatchCharacters)
            {
                yield return update;
                (update, characters) = (new WatchResourceConsoleLogsUpdate(), 0);
            }

            characters += text.Length;
            update.LogLines.Add(new ConsoleLogLine { LineNumber = line.LineNumber, Text = text, IsStdErr = line.IsErrorMessage });
        }

        if (update.LogLines.Count > 0)
        {
            yield return update;
        }
    }
}
