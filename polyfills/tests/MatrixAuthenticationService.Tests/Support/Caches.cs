namespace MatrixAuthenticationService.Tests.Support;

/// <summary>Where this solution keeps what it has fetched, per user.</summary>
internal static class Caches
{
    public static string Folder =>
        Environment.GetEnvironmentVariable("OPENMEET_CACHE") is { Length: > 0 } own ? own
        : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? Path.Combine(xdg, "openmeet")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "openmeet");
}
