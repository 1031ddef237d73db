namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary>The checkout that commands work on.</summary>
internal static class Checkout
{
    private const string Marker = "OpenMeet.Aspire.sln";

    /// <summary>The root of the checkout that a folder lies in; the folder itself if it lies in none.</summary>
    public static string Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, Marker)))
            {
                return candidate.FullName;
            }
        }

        return folder;
    }
}
