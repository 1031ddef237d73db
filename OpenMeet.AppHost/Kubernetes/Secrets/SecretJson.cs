using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>The values as one JSON object: an entry of an external store.</summary>
internal static class SecretJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SecretSet set) => JsonSerializer.Serialize(set.Values.ToDictionary(), Options) + "\n";
}
