namespace MatrixAuthenticationService.Tests.Support;

/// <summary>Waits for conditions.</summary>
internal static class Wait
{
    public static async Task UntilAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain for: {what}");
            }
        }
    }
}
