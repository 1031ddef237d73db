using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

public sealed class OpenIddictServerOptions
{
    public Uri? Issuer { get; set; }

    public List<EncryptingCredentials> EncryptionCredentials { get; } = [];

    public List<SigningCredentials> SigningCredentials { get; } = [];

    public List<Uri> AuthorizationEndpointUris { get; } = [];

    public List<Uri> ConfigurationEndpointUris { get; } =
    [
        new(".well-known/openid-configuration", UriKind.Relative),
        new(".well-known/oauth-authorization-server", UriKind.Relative),
    ];

    public List<Uri> EndSessionEndpointUris { get; } = [];

    public List<Uri> IntrospectionEndpointUris { get; } = [];

    public List<Uri> JsonWebKeySetEndpointUris { get; } = [new(".well-known/jwks", UriKind.Relative)];

    public List<Uri> RevocationEndpointUris { get; } = [];

    public List<Uri> TokenEndpointUris { get; } = [];

    public List<Uri> UserInfoEndpointUris { get; } = [];

    public JsonWebTokenHandler JsonWebTokenHandler { get; set; } = new() { SetDefaultTimesOnTokenCreation = false };

    public TokenValidationParameters TokenValidationParameters { get; } = new()
    {
        AuthenticationType = TokenValidationParameters.DefaultAuthenticationType,
        ClockSkew = TimeSpan.Zero,
        NameClaimType = OpenIddictConstants.Claims.Name,
        RoleClaimType = OpenIddictConstants.Claims.Role,

        // Audiences and lifetimes are checked by the server itself, by its own clock.
        ValidateAudience = false,
        ValidateLifetime = false,
    };

    public TimeSpan? AuthorizationCodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    public TimeSpan? AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    public TimeSpan? IdentityTokenLifetime { get; set; } = TimeSpan.FromMinutes(20);

    public TimeSpan? RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);

    public TimeSpan? RefreshTokenReuseLeeway { get; set; } = TimeSpan.FromSeconds(30);

    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.Claims.Audience,
        OpenIddictConstants.Claims.ExpiresAt,
        OpenIddictConstants.Claims.IssuedAt,
        OpenIddictConstants.Claims.Issuer,
        OpenIddictConstants.Claims.Subject,
    };

    public bool DisableAccessTokenEncryption { get; set; }

    public bool DisableRollingRefreshTokens { get; set; }

    public bool DisableSlidingRefreshTokenExpiration { get; set; }

    public HashSet<string> ClientAuthenticationMethods { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.ClientAuthenticationMethods.ClientSecretPost,
        OpenIddictConstants.ClientAuthenticationMethods.PrivateKeyJwt,
    };

    public HashSet<string> CodeChallengeMethods { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.CodeChallengeMethods.Plain,
        OpenIddictConstants.CodeChallengeMethods.Sha256,
    };

    public HashSet<string> GrantTypes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> PromptValues { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.PromptValues.Consent,
        OpenIddictConstants.PromptValues.Login,
        OpenIddictConstants.PromptValues.None,
        OpenIddictConstants.PromptValues.SelectAccount,
    };

    public bool RequireProofKeyForCodeExchange { get; set; }

    public HashSet<string> ResponseTypes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ResponseModes { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.ResponseModes.FormPost,
        OpenIddictConstants.ResponseModes.Fragment,
        OpenIddictConstants.ResponseModes.Query,
    };

    public HashSet<string> SubjectTypes { get; } = new(StringComparer.Ordinal) { OpenIddictConstants.SubjectTypes.Public };

    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal) { OpenIddictConstants.Scopes.OpenId };

    public bool UseReferenceAccessTokens { get; set; }

    public bool UseReferenceRefreshTokens { get; set; }

    public TimeProvider? TimeProvider { get; set; }
}
