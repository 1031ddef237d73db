using System.Collections.Concurrent;

namespace OpenIddict.Tests.Support;

/// <summary>What one test makes of the world. It flows with the test into the server, so that tests do not see each other's.</summary>
internal sealed class TestSituation
{
    private static readonly AsyncLocal<TestSituation?> Local = new();

    public static TestSituation Current => Local.Value ?? throw new InvalidOperationException("No session was made in this test.");

    /// <summary>How far the test's clock is ahead.</summary>
    public TimeSpan Shift { get; set; }

    /// <summary>What the provider's own handlers are to do.</summary>
    public string? Hook { get; set; }

    /// <summary>Accounts that were deleted after they had signed in.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new(StringComparer.Ordinal);

    /// <summary>To be called by the test itself: what a called method sets is not seen by its caller.</summary>
    public static void Begin() => Local.Value = new TestSituation();

    public static TimeSpan CurrentShift => Local.Value?.Shift ?? TimeSpan.Zero;
}
