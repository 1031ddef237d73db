namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>
/// What runs of the AppHost keep: volumes, user secrets, the claim on both. All under names and folders of its own, so that a
/// developer's are never touched, and all removed with it.
/// </summary>
public sealed class RunData : IAsyncDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("openmeet-run-").FullName;

    public string Name { get; } = $"test-{Guid.NewGuid():N}";

    /// <summary>Where .NET then keeps user secrets (<c>APPDATA</c>, on every system) and local data.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["APPDATA"] = _folder, ["XDG_DATA_HOME"] = _folder };

    public Task<IReadOnlyList<string>> VolumesAsync() => Docker.LinesAsync("volume", "ls", "-q", "--filter", $"name=openmeet-{Name}-");

    public async ValueTask DisposeAsync()
    {
        foreach (var volume in await VolumesAsync())
        {
            await Docker.LinesAsync("volume", "rm", "--force", volume);
        }

        System.IO.Directory.Delete(_folder, recursive: true);
    }
}
