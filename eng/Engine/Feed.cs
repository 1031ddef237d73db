using System.Diagnostics;

namespace OpenMeet.Engine;

/// <summary>Fills a folder with the packages of <see cref="FeedContents"/>.</summary>
internal static class Feed
{
    public static int Fill(string bundlePath, string sdkDirectory, string feedDirectory)
    {
        var bundled = new BundlePackages(SingleFileBundle.Open(bundlePath));
        IReadOnlyList<LocalPackage> packages =
        [
            .. bundled.WithDependencies(FeedContents.FromBundle),
            .. FeedContents.InSharedFramework.Select(id => Empty(id, bundled.AspNetCoreVersion, needsAspNetCore: true)),
            .. FeedContents.Empty.Select(package => Empty(package.Key, package.Value, needsAspNetCore: false)),
            .. FeedContents.FromSdk.Select(id => FromSdk(id, sdkDirectory)),
        ];

        Directory.CreateDirectory(feedDirectory);
        foreach (var package in packages)
        {
            PackageWriter.Write(package, feedDirectory);
        }

        return packages.Count;
    }

    private static LocalPackage Empty(string id, string version, bool needsAspNetCore) =>
        new(id, version, new Dictionary<string, string>(), needsAspNetCore, []);

    private static LocalPackage FromSdk(string id, string sdkDirectory)
    {
        var file = Path.Combine(sdkDirectory, id + ".dll");
        var version = FileVersionInfo.GetVersionInfo(file).ProductVersion?.Split('+')[0]
            ?? throw new InvalidDataException($"'{file}' bears no version.");
        return new LocalPackage(id, version, new Dictionary<string, string>(), false, [new(id + ".dll", File.ReadAllBytes(file))]);
    }
}
