using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Docs;

/// <summary>
/// Somebody who follows a document, in a checkout of their own. Programs that the machine lacks or that need a cluster are
/// stood in for by <c>programs/</c>: what is asked of a cluster is compared with what the overlays and Flux's files hold.
/// </summary>
internal sealed class Guide : IDisposable
{
    private static readonly string Here = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "Kubernetes");

    /// <summary>The program as it was built beside these tests.</summary>
    private static readonly string AppHost = Path.Combine(
        RepositoryRoot.Path, "OpenMeet.AppHost", Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests"), AppContext.BaseDirectory), "OpenMeet.AppHost.dll");

    private readonly CheckoutFolder _folder = new();

    public static async Task<Guide> OpenAsync()
    {
        var guide = new Guide();
        foreach (var part in (string[])["aspire-manifest.json", "OpenMeet.Aspire.sln", ".gitignore", ".sops.yaml", "deploy", "docs", "OpenMeet.AppHost/OpenMeet.AppHost.csproj"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(guide._folder.File(part))!);
            await Machine.RunAsync("cp", ["-r", Path.Combine(RepositoryRoot.Path, part), guide._folder.File(part)]);
        }

        await guide.RunAsync("git init --quiet && git config user.email guide@example.org && git config user.name Guide && git add . && git commit --quiet -m Start");
        return guide;
    }

    public static string Document(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", name));

    /// <summary>Runs commands in one shell; a command that fails ends them.</summary>
    public Task<string> RunAsync(string script) => Machine.RunAsync(
        "bash",
        ["-euo", "pipefail", "-c", script],
        _folder.Path,
        ("PATH", $"{Here}/Docs/programs:{Environment.GetEnvironmentVariable("PATH")}"),
        ("SOPS_AGE_KEY_FILE", _folder.File("openmeet.agekey")),
        ("OPENMEET_APPHOST", AppHost),
        ("OPENMEET_SECRETS_NODE", $"{Here}/Secrets/node"));

    public void Dispose() => _folder.Dispose();
}
