using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Generation;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>One run of the generator in folders of its own: settings <c>city.yaml</c>, output beside them.</summary>
internal sealed class Generation : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public Generation(string settings = SettingsText.Right) => Settings = settings;

    /// <summary>The text of <c>city.yaml</c>.</summary>
    public string Settings
    {
        set => _folder.Write("settings/city.yaml", value);
    }

    public string Manifest { get; set; } = DeploymentFixture.ManifestPath;

    public string SettingsFolder => Path.Combine(_folder.Path, "settings");

    public string Output => Path.Combine(_folder.Path, "output");

    /// <summary>Writes a file into the output.</summary>
    public string WriteOutput(string name, string content) => _folder.Write(Path.Combine("output", name), content);

    /// <summary>Writes the settings of another cluster.</summary>
    public void WriteSettings(string name, string content) => _folder.Write(Path.Combine("settings", name), content);

    /// <summary>Uses a manifest with one place changed.</summary>
    public void ChangeManifest(string right, string wrong)
    {
        var text = File.ReadAllText(DeploymentFixture.ManifestPath);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Manifest = _folder.Write("manifest.json", text.Replace(right, wrong, StringComparison.Ordinal));
    }

    public Task<GenerationResult> RunAsync(string? environment = null, CancellationToken cancellationToken = default) =>
        DeploymentGenerator.RunAsync(Manifest, SettingsFolder, environment, Output, cancellationToken);

    /// <summary>What is wrong, after making sure that nothing has been written.</summary>
    public async Task<IReadOnlyList<string>> FailAsync(string? environment = null)
    {
        var before = Files();
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => RunAsync(environment));
        Assert.Equal(before, Files());
        return exception.Problems;
    }

    public SortedDictionary<string, string> Files() => Directory.Exists(Output) ? ScratchFolder.Read(Output) : [];

    public void Dispose() => _folder.Dispose();
}
