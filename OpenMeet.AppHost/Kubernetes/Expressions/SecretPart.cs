namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>A value that stands in a Secret and nowhere else.</summary>
/// <param name="Key">Its key there.</param>
internal sealed record SecretPart(string Key) : TextPart
{
    /// <summary>The one Secret of the deployment.</summary>
    public const string SecretName = "openmeet-secrets";

    /// <summary>The variable that carries it into a text with other parts.</summary>
    public string Variable => $"SECRET_{Key.Replace('-', '_').ToUpperInvariant()}";
}
