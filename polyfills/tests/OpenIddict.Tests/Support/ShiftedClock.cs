namespace OpenIddict.Tests.Support;

/// <summary>A clock that stands still unless a test moves it, for itself alone.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public static long UnixSeconds => (Start + TestSituation.Current.Shift).ToUnixTimeSeconds();

    public override DateTimeOffset GetUtcNow() => Start + TestSituation.Current.Shift;

    public static void Advance(TimeSpan time) => TestSituation.Advance(time);
}
