using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>
/// What this replica pushed and the backplane did not take. Replicas get their connections back one after the other: the
/// clients of another may have resumed before such a push, so all are told again once the backplane takes what it is given.
/// </summary>
internal sealed partial class LostPushes(IHubContext<ChatHub, IChatClient> hub, TimeProvider time, ILogger<LostPushes> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Longer than the connection's own timeout.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One entry says it all, and one that comes while clients are told makes them be told again.</summary>
    private readonly Channel<bool> _lost = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes that a push was lost.</summary>
    public void Note() => _lost.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _lost.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TellAsync(stoppingToken))
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await hub.Clients.All.Resync(new ResyncPush(ResyncPush.PushesLost)).WaitAsync(Patience, time, cancellationToken);
            LogTold();
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotYet(e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Pushes were lost; the clients of all replicas resume.")]
    private partial void LogTold();

    [LoggerMessage(LogLevel.Debug, "The backplane takes no pushes yet ({Reason}).")]
    private partial void LogNotYet(string reason);
}
