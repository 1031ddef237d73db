using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Realtime;

namespace OpenMeet.ChatApi.Tenants;

/// <summary>Validates access tokens of OpenMeet.Oidc with the stock handler: RFC 9068, keys by discovery.</summary>
internal static class TokenValidation
{
    public const string Audience = "openmeet-chat";

    public static IServiceCollection AddTokenValidation(this IServiceCollection services, ChatSettings settings)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MetadataAddress = new Uri(settings.OidcInternalUrl, ".well-known/openid-configuration").AbsoluteUri;
            options.RequireHttpsMetadata = settings.OidcInternalUrl.Scheme == Uri.UriSchemeHttps;
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = settings.OidcIssuer.AbsoluteUri,
                ValidAudience = Audience,
                ValidTypes = ["at+jwt"],
                NameClaimType = "sub",
                ClockSkew = TimeSpan.FromMinutes(1),
            };
            options.Events = new JwtBearerEvents { OnMessageReceived = TakeTokenOfHub };
        });
        return services.AddAuthorization(Policies.AddTo);
    }

    /// <summary>A browser cannot give a WebSocket an Authorization header; only the hub reads a token from the query.</summary>
    private static Task TakeTokenOfHub(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments(ChatHub.Path, StringComparison.Ordinal) && context.Request.Query["access_token"] is [{ } token])
        {
            context.Token = token;
        }

        return Task.CompletedTask;
    }
}
