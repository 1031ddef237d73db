namespace OpenMeet.AppHost.Kubernetes.Generation;

/// <summary>The scripts of the init containers, from <c>Kubernetes/Startup</c>.</summary>
internal static class StartupScripts
{
    public static string Read(string name)
    {
        using var stream = typeof(StartupScripts).Assembly.GetManifestResourceStream($"startup/{name}")
            ?? throw new InvalidOperationException($"The script '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
