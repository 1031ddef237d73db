using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Reads <c>deploy/&lt;environment&gt;.yaml</c>, telling everything that is wrong with it at once.</summary>
internal static class SettingsReader
{
    /// <summary>The settings of one environment, or of every one that has a file in the folder, by name.</summary>
    /// <exception cref="DeploymentException">What is wrong with all of them.</exception>
    public static async Task<IReadOnlyList<DeploymentSettings>> ReadAllAsync(string folder, string? environment, CancellationToken cancellationToken)
    {
        string[] files = environment is not null ? [Path.Combine(folder, $"{environment}.yaml")]
            : Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)]
            : [];
        if (files.Length == 0)
        {
            throw new DeploymentException($"{folder}: there are no settings. Write one file for each cluster, such as {folder}/cloud.yaml.");
        }

        List<DeploymentSettings> settings = [];
        List<string> problems = [];
        foreach (var file in files)
        {
            try
            {
                settings.Add(await ReadAsync(file, cancellationToken));
            }
            catch (DeploymentException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        return problems.Count == 0 ? settings : throw new DeploymentException(problems);
    }

    /// <summary>The settings of one file.</summary>
    /// <exception cref="DeploymentException">What is wrong with it.</exception>
    public static async Task<DeploymentSettings> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var environment = Path.GetFileNameWithoutExtension(path);
        var problems = new SettingsProblems(path);
        if (!File.Exists(path))
        {
            throw new DeploymentException($"{path}: there are no settings for '{environment}'. Write them, or name another --environment.");
        }

        if (!Grammar.IsLabel(environment))
        {
            throw new DeploymentException($"{path}: the name of an environment has lower-case letters, digits and '-' only. Rename the file.");
        }

        var root = new SettingsSection(Parse(path, await File.ReadAllTextAsync(path, cancellationToken)), "", problems);
        var settings = Read(root, environment);
        root.RefuseUnknown();
        SettingsCheck.Check(settings, problems);
        return problems.Lines.Count == 0 ? settings : throw new DeploymentException(problems.Lines);
    }

    private static YamlMappingNode Parse(string path, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode mapping }] && mapping.Children.Keys.All(key => key is YamlScalarNode)
                ? mapping
                : throw new DeploymentException($"{path}: it is not one document of settings. Compare with deploy/cloud.yaml.");
        }
        catch (YamlException exception)
        {
            throw new DeploymentException($"{path}: line {exception.Start.Line} is not YAML: {exception.Message}. Correct it.");
        }
    }

    private static DeploymentSettings Read(SettingsSection root, string environment) => new(
        environment,
        root.Required("serverName", "Write the part after the colon of Matrix ids, such as matrix.openmeet.net"),
        root.Required("publicHost", "Write the domain below which the public names lie, such as openmeet.net"),
        root.Required("namespace", "Write the Kubernetes namespace, such as openmeet"),
        Images(root.Section("images")),
        Storage(root.Section("storage")),
        Replicas(root),
        Exposure(root.Section("exposure")),
        Tls(root.Section("tls")),
        root.Texts("federationWhitelist"),
        Optional(root.Section("turn"), section => new TurnSettings(
            section.Required("host", "Write the public name of the relay"),
            section.Required("externalAddress", "Write the public IP address of its load balancer"))),
        Optional(root.Section("matrixRtc"), section => new MatrixRtcSettings(section.Required("host", "Write the public name of the calls"))),
        root.Number("syncWorkers", 0),
        Tenants(root),
        Secrets(root.Section("secrets")));

    private static ImageSettings Images(SettingsSection section) => Closed(section, new ImageSettings(
        section.Required("registry", "Write registry and path, such as ghcr.io/openmeet-team"),
        section.Required("tag", "Write the version to deploy, such as 1.0.0"),
        section.Dictionary("digests"),
        section.Text("pullSecret")));

    private static StorageSettings Storage(SettingsSection section) => Closed(section, new StorageSettings(section.Text("class"), section.Dictionary("sizes")));

    private static Dictionary<string, int> Replicas(SettingsSection root)
    {
        var section = root.Section("replicas");
        return root.Dictionary("replicas").Keys.ToDictionary(name => name, name => section.Number(name, 1));
    }

    private static ExposureSettings Exposure(SettingsSection section) => Closed(section, new ExposureSettings(
        section.OneOf<ExposureKind>("kind", "Write ingress or nodePort"),
        section.Text("ingressClass"),
        section.Text("ingressNamespace"),
        section.Texts("trustedNetworks")));

    private static TlsSettings Tls(SettingsSection section) => Closed(section, new TlsSettings(
        section.OneOf<TlsMode>("mode", "Write issuer, secret, or off where TLS ends in front of the cluster"),
        section.Text("issuer"),
        section.Text("secretName")));

    private static List<TenantSettings> Tenants(SettingsSection root) => [.. root.Sections("tenants").Select(section => Closed(section, new TenantSettings(
        section.Text("id") ?? TenantCheck.MissingId,
        section.Required("name", "Write the name that people read"))))];

    private static SecretSettings Secrets(SettingsSection section) => Closed(section, new SecretSettings(
        section.OneOf<SecretStore>("store", "Write sops or external"),
        section.Texts("ageRecipients"),
        section.Text("clusterSecretStore"),
        section.Text("remoteKey")));

    private static T? Optional<T>(SettingsSection section, Func<SettingsSection, T> read)
        where T : class => section.Exists ? Closed(section, read(section)) : null;

    private static T Closed<T>(SettingsSection section, T value)
    {
        section.RefuseUnknown();
        return value;
    }
}
