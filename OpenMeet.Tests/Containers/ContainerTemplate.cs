using System.Diagnostics;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Containers;

/// <summary>One template of <c>containers/</c>, rendered by the script that the container itself runs at its start.</summary>
internal sealed class ContainerTemplate(string service, string file, IReadOnlyDictionary<string, string> valid)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "containers");

    public static ContainerTemplate Homeserver => new("synapse", "homeserver.yaml", ContainerEnvironment.Synapse);

    public static ContainerTemplate Appservice => new("synapse", "appservice.yaml", ContainerEnvironment.Synapse);

    public static ContainerTemplate Replication => new("synapse", "replication.yaml", ContainerEnvironment.SynapseWorker);

    public static ContainerTemplate Worker => new("synapse", "worker.yaml", ContainerEnvironment.SynapseWorker);

    public static ContainerTemplate SigningKey => new("synapse", "signing.key", ContainerEnvironment.Synapse);

    public static ContainerTemplate Mas => new("mas", "config.yaml", ContainerEnvironment.Mas);

    public static ContainerTemplate Element => new("element", "config.json", ContainerEnvironment.Element);

    public static ContainerTemplate ElementServer => new("element", "nginx.conf", ContainerEnvironment.Element);

    /// <summary>Renders with a valid environment, but for the variables that are given; null leaves one out.</summary>
    public async Task<RenderedConfiguration> RenderAsync(params (string Name, string? Value)[] changes)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(Folder, "render"), service, Path.Combine(Folder, service, file)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        foreach (var (name, value) in valid)
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in changes)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new RenderedConfiguration(process.ExitCode, await text, await error);
    }
}
