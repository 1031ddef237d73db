using System.Text;
using OpenMeet.AppHost.Kubernetes.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// The ExternalSecret by which the External Secrets Operator makes the Secret from an entry of the store: every key by its
/// property, so that one that is missing is told by name. No value is in it.
/// </summary>
internal static class ExternalSecretManifest
{
    /// <summary>The file of an environment, relative to the root.</summary>
    public static string PathOf(string environment) => $"deploy/kubernetes/secrets/{environment}/external-secret.yaml";

    public static string Write(DeploymentSettings settings, IEnumerable<SecretDefinition> secrets, IReadOnlyDictionary<string, string> annotations)
    {
        var text = new StringBuilder();
        text.Append("# Generated: dotnet run --project OpenMeet.AppHost -- secrets init\n");
        text.Append($"apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: {SecretKinds.SecretName}\n");
        text.Append($"  namespace: {settings.Namespace}\n  labels:\n    app.kubernetes.io/part-of: openmeet\n");
        SecretManifest.AppendAnnotations(text, annotations);
        text.Append($"spec:\n  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: {settings.Secrets.ClusterSecretStore}\n");

        // The Secret outlives the object: a slip in Git must not take the cluster's secrets away.
        text.Append($"  target:\n    name: {SecretKinds.SecretName}\n    creationPolicy: Orphan\n    deletionPolicy: Retain\n  data:\n");
        foreach (var secret in secrets)
        {
            text.Append($"    - secretKey: {secret.Name}\n      remoteRef:\n        key: {settings.Secrets.RemoteKey}\n        property: {secret.Name}\n");
        }

        return text.ToString();
    }

    /// <summary>The fingerprints on record in a file that may not exist.</summary>
    public static IReadOnlyDictionary<string, string> ReadAnnotations(string path)
    {
        if (!File.Exists(path))
        {
            return SecretDocument.Empty.Annotations;
        }

        try
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(path);
            stream.Load(reader);
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? SecretManifest.ReadAnnotations(root) : SecretDocument.Empty.Annotations;
        }
        catch (YamlException exception)
        {
            throw new DeploymentException($"{path}: line {exception.Start.Line} is not YAML. Take the last good version from Git.");
        }
    }
}
