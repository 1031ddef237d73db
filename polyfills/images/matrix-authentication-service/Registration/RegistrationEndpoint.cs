using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Registration;

/// <summary><c>POST /oauth2/registration</c>: dynamic client registration (RFC 7591).</summary>
internal static class RegistrationEndpoint
{
    private const int SecretLength = 20;

    public static async Task<IResult> PostAsync(HttpContext context, ClientStore clients, RegistrationPolicy policy)
    {
        if (await TryReadAsync(context) is not { } body)
        {
            return OAuthError.InvalidRequest("The body is not a JSON object");
        }

        var (metadata, error) = ClientMetadata.Read(body);
        if (metadata is null)
        {
            return error!;
        }

        if (PublicSuffixes.Check(metadata) is { } suffix)
        {
            return suffix;
        }

        if (policy.Violations(metadata) is { Count: > 0 } violations)
        {
            return violations.Any(text => text.Contains("redirect_uri", StringComparison.Ordinal))
                ? RegistrationError.RedirectUri(string.Join("; ", violations))
                : RegistrationError.Metadata(string.Join("; ", violations));
        }

        var secret = metadata.Method is null or ClientAuthentication.None ? null : RandomText.Create(SecretLength);
        var stored = metadata.ToJson();
        var client = await clients.RegisterAsync(
            stored,
            secret is null ? Digests.Sha256(stored.ToJsonString()) : null,
            metadata.Method,
            secret is null ? null : Digests.Sha256(secret),
            metadata.RedirectUris ?? [],
            metadata.GrantTypes,
            context.RequestAborted);
        return Results.Json(Answer(client, secret), statusCode: StatusCodes.Status201Created);
    }

    private static JsonObject Answer(Client client, string? secret)
    {
        var answer = new JsonObject { ["client_id"] = client.Id };
        if (secret is not null)
        {
            answer["client_secret"] = secret;
        }

        answer["client_id_issued_at"] = client.CreatedAt.ToUnixTimeSeconds();
        foreach (var (name, value) in client.Metadata)
        {
            answer[name] = value?.DeepClone();
        }

        return answer;
    }

    private static async Task<JsonObject?> TryReadAsync(HttpContext context)
    {
        try
        {
            return await JsonBodies.ReadAsync(context.Request, context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
