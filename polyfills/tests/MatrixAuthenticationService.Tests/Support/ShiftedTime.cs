namespace MatrixAuthenticationService.Tests.Support;

/// <summary>The system's clock, some time ahead.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
