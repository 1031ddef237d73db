namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>
/// Two runs of the whole AppHost on the same data, one after the other: the first ends by Ctrl+C, the second by SIGKILL, and
/// while the second stands, a third one asks for its data. What is seen on the way is kept
/// here; each test looks at one thing of it.
/// </summary>
public sealed class RunsFixture : IAsyncLifetime
{
    private const string RandomPorts = "--DcpPublisher:RandomizePorts=true";

    // Not a measurement: a machine that is busy with other tests needs longer than a developer's.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly RunData _data = new();

    public IReadOnlyList<string> LeftByInterrupt { get; private set; } = [];

    public IReadOnlyList<string> VolumesAfterInterrupt { get; private set; } = [];

    public IReadOnlyList<string> LeftByKill { get; private set; } = [];

    public (string Room, string Message) Before { get; private set; }

    public (string Room, IReadOnlyList<string?> Messages) After { get; private set; }

    /// <summary>The second run's process, and what the third one said while it ran.</summary>
    public (int Holder, int ExitCode, string Output) Refused { get; private set; }

    public async Task InitializeAsync()
    {
        await using (var first = await StackProcess.StartAsync(_data, RandomPorts))
        {
            var alice = await DemoChat.SignInAsync(first.Summary);
            Before = (await alice.JoinAsync(), await alice.SendAsync("said in the first run"));
            await first.InterruptAsync();
            LeftByInterrupt = await first.LeftAfterAsync(Limit);
            VolumesAfterInterrupt = await _data.VolumesAsync();
        }

        await using var second = await StackProcess.StartAsync(_data, RandomPorts);
        var again = await DemoChat.SignInAsync(second.Summary);
        After = (await again.JoinAsync(), [.. (await again.MessagesAsync()).Select(message => message.GetProperty("eventId").GetString())]);
        var (exitCode, output) = await StackProcess.RefusedAsync(_data, RandomPorts);
        Refused = (second.Id, exitCode, output);
        await second.KillAsync();
        LeftByKill = await second.LeftAfterAsync(Limit);
    }

    public async Task DisposeAsync() => await _data.DisposeAsync();
}
