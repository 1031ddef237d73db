namespace OpenIddict.Tests.Support;

/// <summary>The clients and the scope of the provider that the answers were recorded from.</summary>
internal static class ProviderClients
{
    private static readonly string[] Default =
    [
        Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
        Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation,
        Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
        Permissions.Scopes.Email, Permissions.Scopes.Profile, Permissions.Prefixes.Scope + "api",
    ];

    public static IEnumerable<OpenIddictApplicationDescriptor> All()
    {
        yield return Pkce(Confidential("mas", ConsentTypes.Implicit, Default, "/cb", "/cb?x=1"));
        yield return Confidential("web", ConsentTypes.Implicit, Default, "/cb", "/cb2");
        yield return Confidential("solo", ConsentTypes.Implicit, Default, "/cb");
        yield return Pkce(Public("spa", Default.Where(permission => permission is not Permissions.Endpoints.Introspection), "http://127.0.0.1:9999/cb"));
        var native = Pkce(Public("native", Default, "http://127.0.0.1/cb", "org.example.app:/cb"));
        native.ApplicationType = ApplicationTypes.Native;
        yield return native;
        yield return Confidential("consent", ConsentTypes.Explicit, Default, "/cb");
        yield return Confidential("external", ConsentTypes.External, Default, "/cb");
        yield return Confidential("noconsent", consent: null, Default, "/cb");
        yield return Confidential(
            "limited",
            ConsentTypes.Implicit,
            [Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code],
            "/cb");
        yield return Confidential("noendpoint", ConsentTypes.Implicit, Without("ept:authorization", "ept:token"), "/cb");
        yield return Confidential("nogrant", ConsentTypes.Implicit, Without("gt:authorization_code", "gt:refresh_token"), "/cb");
        yield return Confidential("noresp", ConsentTypes.Implicit, Without("rst:code"), "/cb");
        yield return Confidential(
            "svc",
            consent: null,
            [
                Permissions.Endpoints.Token, Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "api",
            ]);
        var api = Confidential("openmeet-api", consent: null, [Permissions.Endpoints.Introspection]);
        api.ClientSecret = "api-secret";
        yield return api;
        var special = Confidential(
            "sp ec:ial", consent: null, [Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials]);
        special.ClientSecret = "p%+&ä=/:x";
        yield return special;
        yield return Confidential("otherres", consent: null, [Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation]);
    }

    private static IEnumerable<string> Without(params string[] permissions) => Default.Except(permissions, StringComparer.Ordinal);

    private static OpenIddictApplicationDescriptor Pkce(OpenIddictApplicationDescriptor client)
    {
        client.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        return client;
    }

    private static OpenIddictApplicationDescriptor Confidential(
        string name, string? consent, IEnumerable<string> permissions, params string[] callbacks)
    {
        var client = Create(name, permissions, [.. callbacks.Select(path => "http://127.0.0.1:9999" + path)]);
        (client.ClientType, client.ClientSecret, client.ConsentType) = (ClientTypes.Confidential, $"{name}-secret", consent);
        return client;
    }

    private static OpenIddictApplicationDescriptor Public(string name, IEnumerable<string> permissions, params string[] callbacks)
    {
        var client = Create(name, permissions, callbacks);
        (client.ClientType, client.ConsentType) = (ClientTypes.Public, ConsentTypes.Implicit);
        return client;
    }

    private static OpenIddictApplicationDescriptor Create(string name, IEnumerable<string> permissions, string[] callbacks)
    {
        var client = new OpenIddictApplicationDescriptor { ClientId = name, DisplayName = $"{name} display" };
        client.Permissions.UnionWith(permissions);
        client.RedirectUris.UnionWith(callbacks.Select(uri => new Uri(uri)));
        if (callbacks.Length is not 0)
        {
            client.PostLogoutRedirectUris.Add(new Uri("http://127.0.0.1:9999/loggedout"));
        }

        return client;
    }
}
