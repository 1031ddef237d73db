using OpenMeet.Oidc.Clients;

namespace OpenMeet.Oidc.Connect;

/// <summary>
/// The chat page redeems its codes and revokes its tokens in the browser, from its own origin. No other origin may, and none may send this service's cookies.
/// </summary>
internal static class ChatPageCors
{
    private static readonly PathString[] Paths = ["/.well-known", ConnectPaths.Token, ConnectPaths.UserInfo, ConnectPaths.Revoke];

    public static IServiceCollection AddChatPageCors(this IServiceCollection services, ClientSettings clients) =>
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(clients.ChatRedirectUri.GetLeftPart(UriPartial.Authority))
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders("Authorization", "Content-Type")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));

    /// <summary>Comes before authentication: OpenIddict would refuse the preflight request.</summary>
    public static IApplicationBuilder UseChatPageCors(this IApplicationBuilder app) =>
        app.UseWhen(http => Paths.Any(path => http.Request.Path.StartsWithSegments(path)), cors => cors.UseCors());
}
