namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class OpenIddictServerBuilder
{
    public OpenIddictServerBuilder AllowAuthorizationCodeFlow() => Configure(options =>
    {
        options.GrantTypes.Add(GrantTypes.AuthorizationCode);
        options.ResponseTypes.Add(ResponseTypes.Code);
    });

    public OpenIddictServerBuilder AllowClientCredentialsFlow()
        => Configure(options => options.GrantTypes.Add(GrantTypes.ClientCredentials));

    public OpenIddictServerBuilder AllowRefreshTokenFlow() => Configure(options =>
    {
        options.GrantTypes.Add(GrantTypes.RefreshToken);
        options.Scopes.Add(Scopes.OfflineAccess);
    });

    public OpenIddictServerBuilder RequireProofKeyForCodeExchange()
        => Configure(options => options.RequireProofKeyForCodeExchange = true);

    public OpenIddictServerBuilder RegisterClaims(params string[] claims)
        => Register(claims, nameof(claims), values => Configure(options => options.Claims.UnionWith(values)));

    public OpenIddictServerBuilder RegisterPromptValues(params string[] values)
        => Register(values, nameof(values), items => Configure(options => options.PromptValues.UnionWith(items)));

    public OpenIddictServerBuilder RegisterScopes(params string[] scopes)
        => Register(scopes, nameof(scopes), values => Configure(options => options.Scopes.UnionWith(values)));

    private static OpenIddictServerBuilder Register(string[] values, string name, Func<string[], OpenIddictServerBuilder> add)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values.Any(string.IsNullOrEmpty)
            ? throw new ArgumentException("A value cannot be null or empty.", name)
            : add(values);
    }
}
