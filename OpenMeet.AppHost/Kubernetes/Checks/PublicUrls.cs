namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>The public names of a deployment, each without a path.</summary>
internal sealed record PublicUrls(Uri Chat, Uri Matrix, Uri Account, Uri Id, Uri Element)
{
    /// <summary>All five, with the name that people know them by.</summary>
    public IReadOnlyList<(string Name, Uri Url)> All =>
        [("chat", Chat), ("matrix", Matrix), ("account", Account), ("id", Id), ("element", Element)];

    /// <summary>Whether two texts or URLs are the same URL, but for a slash at the end.</summary>
    public static bool AreSame(string? one, Uri other) => one?.TrimEnd('/') == other.AbsoluteUri.TrimEnd('/');
}
