using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Generation;

/// <summary>From manifest and settings to files. Everything is read and checked before anything is written.</summary>
internal static class DeploymentGenerator
{
    /// <param name="manifestPath">The AppHost's manifest.</param>
    /// <param name="settingsFolder">The settings of all clusters.</param>
    /// <param name="environment">The only cluster to write; null: all.</param>
    /// <param name="output">Folder of the generated files.</param>
    /// <param name="cancellationToken">Ends it; what has not been moved to its place is taken back.</param>
    /// <exception cref="DeploymentException">Manifest or settings are wrong; nothing has been written.</exception>
    public static async Task<GenerationResult> RunAsync(
        string manifestPath, string settingsFolder, string? environment, string output, CancellationToken cancellationToken)
    {
        var manifest = await ManifestReader.ReadAsync(manifestPath, cancellationToken);
        TableCheck.Check(manifest);
        var settings = await SettingsReader.ReadAllAsync(settingsFolder, environment, cancellationToken);
        await ServerNameCheck.CheckAsync(output, settingsFolder, settings, cancellationToken);

        List<GeneratedFile> files = [.. new BaseGenerator(manifest).Generate()];
        List<string> owned = [BaseGenerator.Folder];
        foreach (var cluster in settings)
        {
            files.AddRange(OverlayGenerator.Generate(manifest, cluster));
            owned.Add($"{OverlayGenerator.Folder}/{cluster.Environment}");
        }

        await new OutputFolder(output).WriteAsync(files, environment is null ? [BaseGenerator.Folder, OverlayGenerator.Folder] : owned, cancellationToken);
        return new(files.Count, [.. settings.Select(cluster => cluster.Environment)]);
    }
}
