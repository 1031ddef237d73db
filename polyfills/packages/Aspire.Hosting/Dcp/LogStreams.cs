using System.Collections.Concurrent;
using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Copies the logs of every running instance from DCP to the resource's log, from its start to its end.</summary>
internal sealed partial class LogStreams(DcpApi api, ResourceLoggerService loggers, TimeProvider time, ILogger<LogStreams> logger)
{
    // DCP delivers a line within 0.6 s, but ends a stream only 5 s after its process.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan s_drainLimit = TimeSpan.FromSeconds(5);
    private static readonly string[] s_executableSources = [LogStream.Stdout, LogStream.Stderr, LogStream.System];
    private static readonly string[] s_containerSources = [LogStream.StartupStdout, LogStream.StartupStderr, .. s_executableSources];
    private readonly ConcurrentDictionary<string, LogFollower> _followers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins to follow an object, unless it is followed already; a new object of the same name replaces the old one.</summary>
    public void Follow(CustomResource item)
    {
        if (!item.LogsAvailable || (_followers.TryGetValue(item.Metadata.Name, out var present) && present.Uid == item.Metadata.Uid))
        {
            return;
        }

        var follower = new LogFollower(item.Metadata.Uid, time);
        Stop(item.Metadata.Name);
        _followers[item.Metadata.Name] = follower;
        follower.Run(token => item is Container
            ? FollowAsync<Container>(item.Metadata.Name, s_containerSources, follower, token)
            : FollowAsync<Executable>(item.Metadata.Name, s_executableSources, follower, token));
    }

    /// <summary>Returns when no line of an ended process is on its way any more, if anybody reads them.</summary>
    public async Task DrainAsync(string name, CancellationToken cancellationToken)
    {
        if (loggers.HasActiveSubscribers(name) && _followers.TryGetValue(name, out var follower))
        {
            await follower.WaitForQuietAsync(s_quiet, s_drainLimit, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Stop(string name)
    {
        if (_followers.TryRemove(name, out var follower))
        {
            follower.Cancel();
        }
    }

    public async Task StopAsync()
    {
        var all = _followers.Keys.Select(n => _followers.TryRemove(n, out var f) ? f : null).OfType<LogFollower>().ToList();
        all.ForEach(f => f.Cancel());
        await Task.WhenAll(all.Select(f => f.Completion)).ConfigureAwait(false);
        all.ForEach(f => f.Dispose());
    }

    private async Task FollowAsync<T>(string name, string[] sources, LogFollower follower, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        try
        {
            await Task.WhenAll(sources.Select(s => CopyAsync<T>(name, s, follower, cancellationToken))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Deleted, replaced or the AppHost stops.
        }
        catch (DcpApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Deleted before its log was opened.
        }
        catch (Exception e)
        {
            LogFailed(logger, e, name);
        }
    }

    private async Task CopyAsync<T>(string name, string source, LogFollower follower, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        var stream = await api.GetLogStreamAsync<T>(name, source, follow: true, cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            follower.Touch();
            var isError = source == LogStream.Stderr;
            if (source == LogStream.System && DcpLogLine.TryParse(line, out var own))
            {
                line = own.Time is { } stamp ? $"{stamp.UtcDateTime:o} {own.Format()}" : own.Format();
                isError = own.Level == LogLevel.Error;
            }

            loggers.AddLine(name, AfterCarriageReturn(line), isError);
        }
    }

    // A program that rewrites its line wants only the last version seen; the time stamp stays.
    private static string AfterCarriageReturn(string line)
    {
        var trimmed = line.TrimEnd('\r');
        var last = trimmed.LastIndexOf('\r');
        var stamp = trimmed.IndexOf(' ');
        return last < 0 ? trimmed : stamp is > 0 && stamp < last ? trimmed[..(stamp + 1)] + trimmed[(last + 1)..] : trimmed[(last + 1)..];
    }

    [LoggerMessage(LogLevel.Error, "Error streaming logs for {ResourceName}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string resourceName);
}
