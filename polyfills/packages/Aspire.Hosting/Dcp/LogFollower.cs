namespace Aspire.Hosting.Dcp;

/// <summary>The log streams of one DCP object.</summary>
internal sealed class LogFollower(string? uid, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private long _lastLine = time.GetTimestamp();

    public string? Uid { get; } = uid;

    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Run(Func<CancellationToken, Task> follow) => Completion = Task.Run(() => follow(_stop.Token));

    public void Touch() => Interlocked.Exchange(ref _lastLine, time.GetTimestamp());

    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    public async Task WaitForQuietAsync(TimeSpan quiet, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        Touch();
        while (!Completion.IsCompleted && time.GetElapsedTime(start) < limit)
        {
            var left = quiet - time.GetElapsedTime(Interlocked.Read(ref _lastLine));
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.WhenAny(Completion, Task.Delay(left, time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
