using System.Collections.Concurrent;

namespace OpenIddict.Tests.Support;

/// <summary>What one test makes of the world. It flows with the test into the server, so that tests do not see each other's.</summary>
internal sealed class TestSituation
{
    private static readonly AsyncLocal<TestSituation?> Local = new();

    private static readonly TestSituation Usual = new();

    public static TestSituation Current => Local.Value ?? Usual;

    /// <summary>How far the test's clock is ahead.</summary>
    public TimeSpan Shift { get; private set; }

    /// <summary>What the provider's own handlers are to do.</summary>
    public string? Hook { get; set; }

    /// <summary>Accounts that were deleted after they had signed in.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new(StringComparer.Ordinal);

    /// <summary>The first words of the SQL statements so far.</summary>
    public ConcurrentQueue<string> Statements { get; } = new();

    /// <summary>To be called by the test itself: what a called method sets is not seen by its caller.</summary>
    public static void Begin() => Local.Value = new TestSituation();

    public static void Advance(TimeSpan time)
        => (Local.Value ?? throw new InvalidOperationException("The test has not begun a situation of its own.")).Shift += time;
}
