namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The real clock, put forward.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}
