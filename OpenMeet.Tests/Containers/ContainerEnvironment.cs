using System.Security.Cryptography;

namespace OpenMeet.Tests.Containers;

/// <summary>A valid environment of each container: exactly the variables that it requires.</summary>
internal static class ContainerEnvironment
{
    private static readonly string MasSigningKey = CreateKey();

    public static IReadOnlyDictionary<string, string> Synapse { get; } = new Dictionary<string, string>
    {
        ["SYNAPSE_SERVER_NAME"] = "chat.test",
        ["SYNAPSE_PUBLIC_BASEURL"] = "https://matrix.chat.test",
        ["POSTGRES_HOST"] = "postgres",
        ["POSTGRES_PORT"] = "5432",
        ["POSTGRES_USER"] = "postgres",
        ["POSTGRES_PASSWORD"] = "password",
        ["POSTGRES_DB"] = "synapse",
        ["SYNAPSE_REGISTRATION_SHARED_SECRET"] = "registration",
        ["SYNAPSE_MACAROON_SECRET_KEY"] = "macaroon",
        ["SYNAPSE_FORM_SECRET"] = "form",
        ["SYNAPSE_SIGNING_KEY"] = "ed25519 a_key1 " + Convert.ToBase64String(new byte[32]).TrimEnd('='),
        ["MAS_ENDPOINT"] = "http://mas:8081",
        ["MAS_SYNAPSE_SECRET"] = "shared",
        ["APPSERVICE_URL"] = "http://chat:8080",
        ["APPSERVICE_AS_TOKEN"] = "as",
        ["APPSERVICE_HS_TOKEN"] = "hs",
    };

    /// <summary>What a worker requires beside all that Synapse does.</summary>
    public static IReadOnlyDictionary<string, string> SynapseWorker { get; } = new Dictionary<string, string>
    {
        ["SYNAPSE_WORKER_NAME"] = "synapse-sync-0",
        ["SYNAPSE_MAIN_HOST"] = "synapse",
        ["SYNAPSE_REDIS_HOST"] = "redis",
        ["SYNAPSE_REDIS_PASSWORD"] = "redis password",
    };

    public static IReadOnlyDictionary<string, string> Mas { get; } = new Dictionary<string, string>
    {
        ["MAS_PUBLIC_URL"] = "https://account.chat.test",
        ["MATRIX_SERVER_NAME"] = "chat.test",
        ["SYNAPSE_URL"] = "http://synapse:8008",
        ["MAS_SYNAPSE_SECRET"] = "shared",
        ["POSTGRES_HOST"] = "postgres",
        ["POSTGRES_PORT"] = "5432",
        ["POSTGRES_USER"] = "postgres",
        ["POSTGRES_PASSWORD"] = "password",
        ["POSTGRES_DB"] = "mas",
        ["MAS_ENCRYPTION_KEY"] = new string('0', 64),
        ["MAS_SIGNING_KEY"] = MasSigningKey,
        ["MAS_ADMIN_CLIENT_ID"] = "01K0PENMEETCHATADM1N000001",
        ["MAS_ADMIN_CLIENT_SECRET"] = "admin",
        ["MAS_UPSTREAM_PROVIDER_ID"] = "01K0PENMEET0PENXDDXCT00003",
        ["OIDC_ISSUER"] = "https://id.chat.test",
        ["OIDC_INTERNAL_URL"] = "http://oidc:8080",
        ["OIDC_MAS_CLIENT_ID"] = "mas",
        ["OIDC_MAS_CLIENT_SECRET"] = "upstream",
    };

    public static IReadOnlyDictionary<string, string> Element { get; } = new Dictionary<string, string>
    {
        ["ELEMENT_HOMESERVER_URL"] = "https://matrix.chat.test",
        ["ELEMENT_SERVER_NAME"] = "chat.test",
    };

    private static string CreateKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
