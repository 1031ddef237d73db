using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Upstream;

/// <summary>Checks a provider's id_token: signature, algorithm, issuer, audience, times, nonce and the hashes it binds.</summary>
internal sealed class IdTokenVerifier(TimeProvider time)
{
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <summary>The claims.</summary>
    /// <exception cref="UpstreamException">The token is not what was asked for.</exception>
    public JsonObject Verify(UpstreamProviderSettings provider, UpstreamTokens tokens, string code, string? nonce, JsonObject keys)
    {
        var parts = tokens.IdToken!.Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } claims
            || Base64Text.TryDecode(parts[2]) is not { } signature)
        {
            throw new UpstreamException("The id_token is malformed");
        }

        Require((string?)header["alg"] == provider.IdTokenAlgorithm, "has another algorithm than the configured one");
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Require(Candidates(keys, (string?)header["kid"]).Any(key => JsonWebKeys.Verify(key, provider.IdTokenAlgorithm, signed, signature)), "has no valid signature");
        CheckClaims(provider, claims, nonce);
        CheckHash(claims, "at_hash", tokens.AccessToken, provider.IdTokenAlgorithm);
        CheckHash(claims, "c_hash", code, provider.IdTokenAlgorithm);
        return claims;
    }

    private static IEnumerable<JsonObject> Candidates(JsonObject keys, string? id) =>
        (keys["keys"] as JsonArray ?? []).OfType<JsonObject>().Where(key => id is null || (string?)key["kid"] == id);

    private static void CheckHash(JsonObject claims, string name, string value, string algorithm)
    {
        if (Text(claims, name) is { } hash)
        {
            var bytes = Encoding.ASCII.GetBytes(value);
            var digest = algorithm[^3..] switch
            {
                "256" => SHA256.HashData(bytes),
                "384" => SHA384.HashData(bytes),
                _ => SHA512.HashData(bytes),
            };
            Require(Base64Text.Encode(digest.AsSpan(0, digest.Length / 2)) == hash, $"has a wrong {name}");
        }
    }

    private static string? Text(JsonObject claims, string name) =>
        claims[name]?.GetValueKind() == JsonValueKind.String ? claims[name]!.GetValue<string>() : null;

    private static DateTimeOffset? Time(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<double>(out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new UpstreamException($"The id_token {problem}");
        }
    }

    private static JsonObject? Decode(string part)
    {
        try
        {
            return Base64Text.TryDecode(part) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void CheckClaims(UpstreamProviderSettings provider, JsonObject claims, string? nonce)
    {
        var now = time.GetUtcNow();
        var audiences = claims["aud"] is JsonArray list ? list.Select(item => item?.ToString()) : [Text(claims, "aud")];
        Require(audiences.Contains(provider.ClientId), "is for another client");
        Require(provider.Issuer is null || Text(claims, "iss") == provider.Issuer, "is of another issuer");
        Require(Text(claims, "sub") is not null, "has no sub");
        Require(Time(claims, "exp") is { } expires && expires > now - Leeway, "has expired");
        Require(Time(claims, "iat") is { } issued && issued < now + Leeway, "is not valid yet");
        Require(nonce is null || Text(claims, "nonce") == nonce, "has another nonce");
    }
}
