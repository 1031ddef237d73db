namespace OpenMeet.Tests.Kubernetes.Secrets.Support;

/// <summary>A checkout of one test, or part of one.</summary>
internal sealed class CheckoutFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("openmeet-secrets-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file in it, relative, with its content.</summary>
    public IReadOnlyDictionary<string, string> Content() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.git/", StringComparison.Ordinal))
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), System.IO.File.ReadAllText);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
