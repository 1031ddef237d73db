using OpenMeet.AppHost.Kubernetes.Options;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>The rules that settings must keep. Values that are missing have been reported by the reader and are passed over.</summary>
internal static class SettingsCheck
{
    private static readonly string[] ReservedNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease", "flux-system"];

    public static void Check(DeploymentSettings settings, SettingsProblems problems)
    {
        CheckNames(settings, problems);
        CheckImages(settings.Images, problems);
        CheckStorage(settings.Storage, problems);
        CheckReplicas(settings.Replicas, problems);
        ExposureCheck.Check(settings, problems);
        OptionCheck.Check(settings, problems);
        TenantCheck.Check(settings, problems);
        SecretStoreCheck.Check(settings.Secrets, problems);
    }

    private static void CheckNames(DeploymentSettings settings, SettingsProblems problems)
    {
        if (settings.ServerName.Length > Grammar.MaxServerName)
        {
            problems.Add("serverName", $"it has more than {Grammar.MaxServerName} bytes", "Matrix ids of 255 bytes must keep room for the user: choose a shorter one");
        }
        else if (settings.ServerName.Length > 0 && !Grammar.IsServerName(settings.ServerName))
        {
            problems.Add("serverName", $"'{settings.ServerName}' is no Matrix server name", "Write a host name in lower case without scheme and path, such as matrix.openmeet.net");
        }

        if (settings.PublicHost.Length > 0 && !Grammar.IsHostName(settings.PublicHost))
        {
            problems.Add("publicHost", $"'{settings.PublicHost}' is no domain", "Write a domain in lower case without scheme, port and path; public URLs are always https, since browsers allow sign-in nowhere else");
        }

        if (settings.Namespace.Length > 0 && !Grammar.IsLabel(settings.Namespace))
        {
            problems.Add("namespace", $"'{settings.Namespace}' is no name of a namespace", "Use lower-case letters, digits and '-', at most 63");
        }
        else if (ReservedNamespaces.Contains(settings.Namespace))
        {
            problems.Add("namespace", $"'{settings.Namespace}' belongs to the cluster", "Choose one of its own: everything in it is denied the network by default");
        }
    }

    private static void CheckImages(ImageSettings images, SettingsProblems problems)
    {
        if (images.Registry.Length > 0 && !Grammar.IsRegistry(images.Registry))
        {
            problems.Add("images.registry", $"'{images.Registry}' is no registry and path", "Write it in lower case without scheme and without a slash at the end, such as ghcr.io/openmeet-team");
        }

        if (images.Tag == "latest")
        {
            problems.Add("images.tag", "'latest' means another image tomorrow", "Write the version to deploy, such as 1.0.0");
        }
        else if (images.Tag.Length > 0 && !Grammar.IsTag(images.Tag))
        {
            problems.Add("images.tag", $"'{images.Tag}' is no tag", "Use letters, digits, '.', '_' and '-'");
        }

        CheckKeys("images.digests", images.Digests.Keys, [.. StackTable.Workloads.Select(row => row.Resource), .. OptionImages.All.Keys], problems);
        foreach (var (name, _) in images.Digests.Where(digest => !Grammar.IsDigest(digest.Value)))
        {
            problems.Add($"images.digests.{name}", "is no digest", "Write sha256: and 64 hexadecimal digits, as the registry shows it");
        }

        CheckObjectName("images.pullSecret", images.PullSecret, problems);
    }

    private static void CheckStorage(StorageSettings storage, SettingsProblems problems)
    {
        CheckObjectName("storage.class", storage.Class, problems);
        CheckKeys("storage.sizes", storage.Sizes.Keys, [.. StackTable.Workloads.Where(row => row.Storage is not null).Select(row => row.Resource)], problems);
        foreach (var (name, size) in storage.Sizes.Where(size => !Grammar.IsSize(size.Value)))
        {
            problems.Add($"storage.sizes.{name}", $"'{size}' is no size of a volume", "Write a whole number and a unit, such as 20Gi");
        }
    }

    private static void CheckReplicas(IReadOnlyDictionary<string, int> replicas, SettingsProblems problems)
    {
        CheckKeys("replicas", replicas.Keys, [.. StackTable.Workloads.Select(row => row.Resource)], problems);
        foreach (var (name, count) in replicas)
        {
            var scale = StackTable.Workloads.FirstOrDefault(row => row.Resource == name)?.Scale;
            var least = scale is { Automatic: not null } ? scale.Minimum : 1;
            if (scale is { IsSingle: true } && count != 1)
            {
                problems.Add($"replicas.{name}", $"{name} keeps its state in one pod", "Take it out");
            }
            else if (count < least)
            {
                problems.Add($"replicas.{name}", $"{count} pods are too few", $"Write {least} or more");
            }
        }
    }

    private static void CheckKeys(string setting, IEnumerable<string> keys, IReadOnlyList<string> known, SettingsProblems problems)
    {
        foreach (var key in keys.Except(known))
        {
            problems.Add($"{setting}.{key}", "there is no such resource", $"Write one of {string.Join(", ", known)}; '{known.MinBy(name => EditDistance.Between(name, key))}' is the nearest");
        }
    }

    /// <summary>The name of an object that must be there already.</summary>
    internal static void CheckObjectName(string setting, string? name, SettingsProblems problems)
    {
        if (name is not null && !Grammar.IsSubdomain(name))
        {
            problems.Add(setting, $"'{name}' is no name of a Kubernetes object", "Use lower-case letters, digits, '-' and '.'");
        }
    }
}
