using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Checks the options when they are first resolved and prepares the keys.</summary>
internal sealed class ServerConfiguration(IServiceProvider provider) : IPostConfigureOptions<OpenIddictServerOptions>
{
    public void PostConfigure(string? name, OpenIddictServerOptions options)
    {
        options.TimeProvider ??= provider.GetService<TimeProvider>() ?? TimeProvider.System;
        ThrowIfFlowsAreIncomplete(options);
        ThrowIfKeysAreMissing(options);

        var now = options.TimeProvider.GetUtcNow().LocalDateTime;
        Prepare(options.EncryptionCredentials, credentials => credentials.Key, now);
        Prepare(options.SigningCredentials, credentials => credentials.Key, now);
        options.TokenValidationParameters.IssuerSigningKeys = [.. options.SigningCredentials.Select(credentials => credentials.Key)];
        options.TokenValidationParameters.TokenDecryptionKeys = [.. options.EncryptionCredentials.Select(credentials => credentials.Key)];
    }

    private static void ThrowIfFlowsAreIncomplete(OpenIddictServerOptions options)
    {
        if (options.GrantTypes.Count is 0 && options.ResponseTypes.Count is 0)
        {
            throw new InvalidOperationException("The server needs at least one flow.");
        }

        List<Uri>[] endpoints =
        [
            options.AuthorizationEndpointUris, options.ConfigurationEndpointUris, options.JsonWebKeySetEndpointUris,
            options.IntrospectionEndpointUris, options.EndSessionEndpointUris, options.RevocationEndpointUris,
            options.TokenEndpointUris, options.UserInfoEndpointUris,
        ];
        var uris = endpoints.SelectMany(list => list.Distinct()).ToList();
        if (uris.Count != uris.Distinct().Count())
        {
            throw new InvalidOperationException("Two endpoints cannot have the same URI.");
        }

        if (options.AuthorizationEndpointUris.Count is 0 && options.GrantTypes.Contains(GrantTypes.AuthorizationCode))
        {
            throw new InvalidOperationException("The authorization code flow needs an authorization endpoint.");
        }

        if (options.TokenEndpointUris.Count is 0 && options.GrantTypes.Count is not 0)
        {
            throw new InvalidOperationException("The enabled flows need a token endpoint.");
        }
    }

    private static void ThrowIfKeysAreMissing(OpenIddictServerOptions options)
    {
        if (options.EncryptionCredentials.Count is 0)
        {
            throw new InvalidOperationException("The server needs at least one encryption key: codes and refresh tokens are always encrypted.");
        }

        if (!options.SigningCredentials.Exists(credentials => credentials.Key is AsymmetricSecurityKey))
        {
            throw new InvalidOperationException("The server needs at least one asymmetric signing key.");
        }
    }

    private static void Prepare<T>(List<T> credentials, Func<T, SecurityKey> selector, DateTime now)
    {
        if (credentials.TrueForAll(item => selector(item) is X509SecurityKey key && !SecurityKeys.IsValid(key, now)))
        {
            throw new InvalidOperationException("None of the registered certificates is valid now.");
        }

        // Stable: keys of the same rank stay in the order of their registration.
        var sorted = credentials
            .OrderBy(item => SecurityKeys.Rank(selector(item), now))
            .ThenByDescending(item => (selector(item) as X509SecurityKey)?.Certificate.NotAfter)
            .ToList();
        credentials.Clear();
        credentials.AddRange(sorted);
        foreach (var key in sorted.Select(selector).Where(key => string.IsNullOrEmpty(key.KeyId)))
        {
            key.KeyId = SecurityKeys.GetIdentifier(key);
        }
    }
}
