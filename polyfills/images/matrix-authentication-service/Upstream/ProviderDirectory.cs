using System.Collections.Concurrent;
using System.Text.Json;

namespace MatrixAuthenticationService.Upstream;

/// <summary>The providers' endpoints; discovered ones are kept for a quarter of an hour.</summary>
internal sealed class ProviderDirectory(IHttpClientFactory http, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, JsonElement Document)> _documents = new(StringComparer.Ordinal);

    /// <exception cref="UpstreamException">Discovery failed, or lacks what is needed.</exception>
    public async Task<ProviderMetadata> FindAsync(UpstreamProviderSettings provider, CancellationToken cancellationToken)
    {
        JsonElement? document = provider.DiscoveryMode == UpstreamDiscoveryMode.Disabled ? null : await DiscoverAsync(provider, cancellationToken);
        var lists = document is { } d && d.TryGetProperty("code_challenge_methods_supported", out var methods)
            && methods.ValueKind == JsonValueKind.Array && methods.EnumerateArray().Any(method => method.ValueEquals("S256"));
        return new(
            provider.Endpoints.Authorization ?? Endpoint(document, "authorization_endpoint"),
            provider.Endpoints.Token ?? Endpoint(document, "token_endpoint"),
            provider.Endpoints.Keys ?? Endpoint(document, "jwks_uri"),
            provider.Endpoints.Userinfo ?? (provider.FetchUserinfo ? Endpoint(document, "userinfo_endpoint") : null),
            provider.PkceMethod == UpstreamPkceMethod.Always || (provider.PkceMethod == UpstreamPkceMethod.Auto && lists));
    }

    private static Uri Endpoint(JsonElement? document, string name) =>
        document is { } d && d.TryGetProperty(name, out var value) && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var uri)
            ? uri
            : throw new UpstreamException($"The provider's metadata has no {name}");

    private static void Check(UpstreamProviderSettings provider, JsonElement document)
    {
        if (provider.DiscoveryMode == UpstreamDiscoveryMode.Insecure)
        {
            return;
        }

        if (!document.TryGetProperty("issuer", out var issuer) || !issuer.ValueEquals(provider.Issuer))
        {
            throw new UpstreamException("The provider's metadata names another issuer");
        }

        foreach (var name in (string[])["authorization_endpoint", "token_endpoint", "jwks_uri"])
        {
            if (Endpoint(document, name).Scheme != Uri.UriSchemeHttps)
            {
                throw new UpstreamException($"The provider's {name} is not https");
            }
        }
    }

    private async Task<JsonElement> DiscoverAsync(UpstreamProviderSettings provider, CancellationToken cancellationToken)
    {
        if (_documents.TryGetValue(provider.Id, out var known) && time.GetUtcNow() - known.At < Freshness)
        {
            return known.Document;
        }

        var address = new Uri($"{provider.Issuer!.TrimEnd('/')}/.well-known/openid-configuration");
        try
        {
            var document = await http.CreateClient(UpstreamClient.Name).GetFromJsonAsync<JsonElement>(address, cancellationToken);
            Check(provider, document);
            _documents[provider.Id] = (time.GetUtcNow(), document);
            return document;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException)
        {
            throw new UpstreamException("The provider's metadata cannot be read", e);
        }
    }
}
