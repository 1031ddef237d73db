using System.Text;
using OpenMeet.AppHost.Kubernetes.Programs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>No tracked file holds a secret as it is: no Secret object with plain data, and none of the known values anywhere.</summary>
internal static class TrackedSecrets
{
    private const long LargestFile = 1024 * 1024;

    /// <summary>A value that is shorter could stand in a file by chance.</summary>
    private const int ShortestValue = 16;

    /// <returns>Null if the folder is no checkout.</returns>
    public static async Task<IReadOnlyList<SecretFinding>?> FindAsync(string root, SecretSet known, CancellationToken cancellationToken)
    {
        if (await new GitCheckout(root).TrackedFilesAsync(".", cancellationToken) is not { } files)
        {
            return null;
        }

        var needles = known.Values.Where(pair => pair.Value.Length >= ShortestValue).ToList();
        var findings = new List<SecretFinding>();
        foreach (var file in files)
        {
            var info = new FileInfo(Path.Combine(root, file));
            if (info is not { Exists: true, Length: <= LargestFile, LinkTarget: null })
            {
                continue;
            }

            var text = await File.ReadAllTextAsync(info.FullName, Encoding.UTF8, cancellationToken);
            findings.AddRange(needles.Where(needle => text.Contains(needle.Value, StringComparison.Ordinal))
                .Select(needle => Finding(file, $"holds the value of {needle.Key}")));
            if (file.StartsWith("deploy/", StringComparison.Ordinal) && HasPlainSecret(file, text))
            {
                findings.Add(Finding(file, "is a Secret with data that is not encrypted"));
            }
        }

        return findings;
    }

    private static SecretFinding Finding(string file, string fault) =>
        new(file, fault, "Take it out of Git and its history, and make the secret anew: secrets rotate");

    private static bool HasPlainSecret(string file, string text)
    {
        if (Path.GetExtension(file) is not (".yaml" or ".yml" or ".json") || !text.Contains("Secret", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlMappingNode>().Any(IsPlainSecret);
        }
        catch (YamlException)
        {
            // A template, perhaps: what it may hold is told by the values.
            return false;
        }
    }

    private static bool IsPlainSecret(YamlMappingNode node) =>
        node.Children.TryGetValue("kind", out var kind) && kind is YamlScalarNode { Value: "Secret" }
        && ((string[])["data", "stringData"]).Any(member => node.Children.TryGetValue(member, out var data)
            && data is YamlMappingNode values
            && values.Children.Values.Any(value => value is not YamlScalarNode { Value: { } text } || !text.StartsWith("ENC[", StringComparison.Ordinal)));
}
