namespace MatrixAuthenticationService.Registration;

/// <summary>Which clients may register themselves: those whose URLs belong together and are secure.</summary>
internal sealed class RegistrationPolicy(PolicySettings policy)
{
    /// <summary>Why the client is refused; empty when it is not.</summary>
    public IReadOnlyList<string> Violations(ClientMetadata metadata)
    {
        var violations = new List<string>();
        if (metadata.ClientUri is null && !policy.AllowMissingClientUri)
        {
            violations.Add("missing client_uri");
        }

        foreach (var name in (string[])["client_uri", "tos_uri", "policy_uri", "logo_uri"])
        {
            if (metadata.Uris.TryGetValue(name, out var uri))
            {
                AddUriViolations(violations, metadata, name, uri);
            }
        }

        if (metadata.GrantTypes.Contains(GrantTypes.ClientCredentials) && metadata.Method == ClientAuthentication.None)
        {
            violations.Add("client_credentials grant_type requires some form of client authentication");
        }

        var needsRedirects = metadata.GrantTypes.Contains(GrantTypes.AuthorizationCode) || metadata.GrantTypes.Contains(GrantTypes.Implicit);
        if (needsRedirects && metadata.RedirectUris is not { Count: > 0 })
        {
            violations.Add("invalid redirect_uris: it must have at least one redirect_uri");
        }

        violations.AddRange((metadata.RedirectUris ?? []).Where(uri => !IsValidRedirect(metadata, uri)).Select(uri => $"invalid redirect_uri: {uri}"));
        return violations;
    }

    private void AddUriViolations(List<string> violations, ClientMetadata metadata, string name, string uri)
    {
        if (!IsSecure(uri))
        {
            violations.Add($"invalid {name}");
        }

        if (name != "client_uri" && !IsOnClientHost(metadata, uri))
        {
            violations.Add($"{name} not on the same host as the client_uri");
        }
    }

    private bool IsValidRedirect(ClientMetadata metadata, string uri) =>
        (metadata.ApplicationType == "native" && IsNativeRedirect(metadata, uri)) || (IsSecure(uri) && IsOnClientHost(metadata, uri));

    private bool IsSecure(string uri) =>
        policy.AllowInsecureUris
        || (PolicyUri.TryParse(uri) is { Scheme: "https" } parsed && parsed.Host is not ("localhost" or "127.0.0.1" or "0.0.0.0" or "[::1]"));

    // Upstream's policy looks for the missing client_uri in the wrong place: allowing it to be missing ends all host matching.
    private bool IsOnClientHost(ClientMetadata metadata, string uri) =>
        policy.AllowHostMismatch
        || policy.AllowMissingClientUri
        || (PolicyUri.TryParse(metadata.ClientUri) is { } client && PolicyUri.TryParse(uri) is { } other
            && StartsWith(ReversedLabels(other.Host), ReversedLabels(client.Host)));

    private static bool IsNativeRedirect(ClientMetadata metadata, string uri)
    {
        if (PolicyUri.TryParse(uri) is not { } parsed)
        {
            return false;
        }

        if (parsed.Scheme is "http" or "https")
        {
            return parsed.Scheme == "http" && parsed.Host is "localhost" or "127.0.0.1" or "[::1]";
        }

        return parsed.Authority.Length == 0
            && PolicyUri.TryParse(metadata.ClientUri) is { } client
            && StartsWith(parsed.Scheme.Split('.'), ReversedLabels(client.Host));
    }

    private static string[] ReversedLabels(string host) => [.. host.Split('.').Reverse()];

    private static bool StartsWith(string[] labels, string[] start) => labels.AsSpan().StartsWith(start);
}
