using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// Every secret of a deployment: the manifest's secret parameters, what is derived from them, and what the options need that
/// are on. Where the manifest does not say how a value is made (it can describe passwords only), the table here does.
/// </summary>
internal static class SecretKinds
{
    /// <summary>Name of the Kubernetes Secret that holds them all.</summary>
    public const string SecretName = SecretPart.SecretName;

    private static readonly ManifestGenerate OptionPassword = new(MinLength: 48, Special: false);

    private static readonly Dictionary<string, (SecretKind Kind, SecretRotation Rotation)> ByParameter = new(StringComparer.Ordinal)
    {
        ["tenants-b64"] = (SecretKind.Tenants, SecretRotation.Replace),
        ["oidc-signing-key"] = (SecretKind.RsaKey, SecretRotation.AddInFront),
        ["oidc-encryption-key"] = (SecretKind.HexKey, SecretRotation.Never),
        ["mas-signing-key"] = (SecretKind.RsaKey, SecretRotation.Replace),
        ["mas-encryption-key"] = (SecretKind.HexKey, SecretRotation.Never),
        ["synapse-signing-key"] = (SecretKind.SigningKey, SecretRotation.ByHand),
        ["synapse-macaroon-secret-key"] = (SecretKind.HexKey, SecretRotation.Replace),
        ["synapse-form-secret"] = (SecretKind.HexKey, SecretRotation.Replace),
        ["synapse-registration-shared-secret"] = (SecretKind.HexKey, SecretRotation.Replace),
        ["chat-encryption-key"] = (SecretKind.HexKey, SecretRotation.Never),

        // PostgreSQL keeps it in its data.
        ["postgres-password"] = (SecretKind.Password, SecretRotation.ByHand),
    };

    /// <summary>All of them, by name.</summary>
    /// <exception cref="DeploymentException">Neither the manifest nor the table says how a parameter is made.</exception>
    public static IReadOnlyList<SecretDefinition> Of(AppManifest manifest, DeploymentSettings settings)
    {
        var problems = new List<string>();
        var secrets = new SortedDictionary<string, SecretDefinition>(StringComparer.Ordinal);
        foreach (var parameter in manifest.OfKind<ParameterManifest>().Where(parameter => parameter.IsSecret))
        {
            if (ByParameter.TryGetValue(parameter.Name, out var known))
            {
                secrets[parameter.Name] = new(parameter.Name, known.Kind, known.Rotation, parameter.Generate);
            }
            else if (parameter.Generate is { } generate)
            {
                secrets[parameter.Name] = new(parameter.Name, SecretKind.Password, SecretRotation.Replace, generate);
            }
            else
            {
                problems.Add($"{parameter.Name}: nothing says how this secret is made. Give the parameter a generated default, or add it to {nameof(SecretKinds)}.");
            }
        }

        foreach (var encoded in manifest.OfKind<AnnotatedStringManifest>().Where(encoded => secrets.ContainsKey(Reference(encoded.Value))))
        {
            secrets[encoded.Name] = new(encoded.Name, SecretKind.UriEncoded, SecretRotation.Replace, Source: Reference(encoded.Value));
            if (encoded.Filter != "uri")
            {
                problems.Add($"{encoded.Name}: the encoding '{encoded.Filter}' is not known here.");
            }
        }

        foreach (var option in OfOptions(settings))
        {
            secrets[option] = new(option, SecretKind.Password, SecretRotation.Replace, OptionPassword);
        }

        return problems.Count == 0 ? [.. secrets.Values] : throw new DeploymentException(problems);
    }

    private static IEnumerable<string> OfOptions(DeploymentSettings settings) =>
    [
        .. settings.Turn is null ? (IEnumerable<string>)[] : ["turn-shared-secret"],
        .. settings.MatrixRtc is null ? (IEnumerable<string>)[] : ["livekit-key", "livekit-secret"],
        .. settings.SyncWorkers == 0 ? (IEnumerable<string>)[] : ["synapse-replication-secret"],
    ];

    /// <summary>The name in <c>{name.value}</c>.</summary>
    private static string Reference(string expression) =>
        expression.StartsWith('{') && expression.EndsWith(".value}", StringComparison.Ordinal) ? expression[1..^".value}".Length] : "";
}
