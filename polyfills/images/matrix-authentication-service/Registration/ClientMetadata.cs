using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Registration;

/// <summary>What a client says of itself, coherent, with URLs in canonical form.</summary>
internal sealed record ClientMetadata(
    IReadOnlyList<string>? RedirectUris,
    IReadOnlyList<string> GrantTypes,
    ClientAuthentication? Method,
    string? ApplicationType,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, string> Uris)
{
    private const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";
    private static readonly string[] Storable = [Clients.GrantTypes.AuthorizationCode, Clients.GrantTypes.RefreshToken, Clients.GrantTypes.ClientCredentials, Clients.GrantTypes.Implicit];
    private static readonly string[] TextNames = ["client_name", "software_id", "software_version"];
    private static readonly string[] UriNames = ["client_uri", "logo_uri", "policy_uri", "tos_uri", "initiate_login_uri"];

    public string? ClientUri => Uris.GetValueOrDefault("client_uri");

    /// <summary>The metadata, or the error that refuses it.</summary>
    public static (ClientMetadata? Metadata, OAuthError? Error) Read(JsonObject body)
    {
        try
        {
            return Read(new MetadataReader(body));
        }
        catch (MetadataException e)
        {
            return (null, RegistrationError.Metadata(e.Message));
        }
    }

    /// <summary>What is stored and echoed; members and lists are sorted, so that equal metadata gives equal text.</summary>
    public JsonObject ToJson()
    {
        var members = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in Texts.Concat(Uris))
        {
            members[name] = value;
        }

        members["grant_types"] = new JsonArray([.. GrantTypes.Order(StringComparer.Ordinal).Select(type => JsonValue.Create(type))]);
        if (RedirectUris is not null)
        {
            members["redirect_uris"] = new JsonArray([.. RedirectUris.Order(StringComparer.Ordinal).Select(uri => JsonValue.Create(uri))]);
        }

        if (ApplicationType is not null)
        {
            members["application_type"] = ApplicationType;
        }

        if (Method is { } method)
        {
            members["token_endpoint_auth_method"] = method.Name();
        }

        return new JsonObject(members);
    }

    private static (ClientMetadata?, OAuthError?) Read(MetadataReader reader)
    {
        var grants = reader.Texts("grant_types") ?? [Clients.GrantTypes.AuthorizationCode];
        var redirects = reader.Texts("redirect_uris")?.Select(MetadataReader.Uri).ToArray();
        var usesRedirects = grants.Contains(Clients.GrantTypes.AuthorizationCode) || grants.Contains(Clients.GrantTypes.Implicit);
        if (usesRedirects && redirects is null)
        {
            return (null, RegistrationError.RedirectUri("redirect_uris is missing"));
        }

        if (redirects?.FirstOrDefault(uri => uri.Contains('#', StringComparison.Ordinal)) is { } fragmented)
        {
            return (null, RegistrationError.RedirectUri($"redirect_uri with a fragment: {fragmented}"));
        }

        var responses = reader.Texts("response_types") ?? (usesRedirects ? ["code"] : []);
        if (responses.FirstOrDefault(type => type != "code") is { } unknown)
        {
            return (null, RegistrationError.Metadata($"response type {unknown} is not supported"));
        }

        if (responses.Count > 0 && !grants.Contains(Clients.GrantTypes.AuthorizationCode))
        {
            return (null, RegistrationError.Metadata("response type code needs the grant type authorization_code"));
        }

        return (new(redirects, [.. grants.Where(Storable.Contains)], Authentication(reader), reader.ApplicationType(), reader.Localised(TextNames), reader.LocalisedUris(UriNames)), null);
    }

    private static ClientAuthentication? Authentication(MetadataReader reader)
    {
        foreach (var name in (string[])["jwks", "jwks_uri"])
        {
            reader.RefuseUnlessAbsent(name);
        }

        foreach (var name in (string[])["id_token_signed_response_alg", "userinfo_signed_response_alg"])
        {
            reader.RefuseUnless(name, name.StartsWith("id", StringComparison.Ordinal) ? "RS256" : null);
        }

        var method = reader.Text("token_endpoint_auth_method");
        return method is null ? null : ClientAuthentications.Parse(method) ?? throw new MetadataException($"token_endpoint_auth_method {method} is not supported");
    }
}
