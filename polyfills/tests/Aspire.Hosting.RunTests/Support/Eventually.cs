namespace Aspire.Hosting.RunTests.Support;

internal static class Eventually
{
    /// <summary>Returns when the condition, which nothing announces, is met.</summary>
    public static async Task IsTrueAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TestApp.Patience);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, what);
            await Task.Delay(100);
        }
    }
}
