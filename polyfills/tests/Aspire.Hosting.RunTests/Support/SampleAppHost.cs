namespace Aspire.Hosting.RunTests.Support;

/// <summary>The AppHost of the recordings, started once, when everything in it has been started.</summary>
public sealed class SampleAppHost : IAsyncLifetime
{
    private AppHostProcess? _process;

    internal AppHostProcess Process => _process!;

    public async Task InitializeAsync()
    {
        _process = await AppHostProcess.StartAsync(
            "AppHost", "Distributed application started.", ("Parameters__title", "sample title"));
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

}
