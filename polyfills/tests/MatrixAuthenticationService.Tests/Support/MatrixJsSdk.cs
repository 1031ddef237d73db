namespace MatrixAuthenticationService.Tests.Support;

/// <summary>The stock SDK from npm, kept per user.</summary>
internal static class MatrixJsSdk
{
    private const string Version = "37.5.0";

    /// <summary>The folder whose <c>node_modules</c> has it.</summary>
    public static async Task<string> FolderAsync()
    {
        var folder = Path.Combine(Caches.Folder, $"matrix-js-sdk-{Version}");
        Directory.CreateDirectory(folder);
        await ChildProcess.RunAsync(
            "flock",
            Path.Combine(folder, "lock"),
            "sh",
            "-c",
            $"cd '{folder}' && {{ [ -e ready ] || {{ npm install --prefix . --no-save --no-audit --no-fund --ignore-scripts matrix-js-sdk@{Version} && touch ready; }}; }}");
        return folder;
    }
}
