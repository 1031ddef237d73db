using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;

namespace OpenMeet.ChatApi.Identity;

internal static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services, ChatSettings settings)
    {
        services.AddSingleton<TokenCipher>().AddScoped<BotSessionStore>().AddSingleton<IBotTokens, BotTokens>();
        services.AddHttpClient<WhoAmI>().WithOwnPolicy();
        services.AddTransient<InternalRoutes>();
        services.AddHttpClient<MasOAuthClient>().WithOwnPolicy().AddHttpMessageHandler<InternalRoutes>();
        services.AddHttpClient<BotTickets>().WithOwnPolicy();
        services.AddHttpClient<MasAdminApi>().WithOwnPolicy();
        services.AddHttpClient(MasAdminToken.HttpClientName).WithOwnPolicy();
        services.AddHttpClient<BotBrowser>().WithOwnPolicy().AddHttpMessageHandler<InternalRoutes>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<MasAdminToken>().AddScoped<MasAccounts>().AddScoped<IMatrixAccounts, MatrixAccounts>();
        return settings.BotSignIn == BotSignInMethod.PersonalSession
            ? services.AddScoped<IBotSignIn, PersonalSessionBotSignIn>()
            : services.AddScoped<IBotSignIn, OidcBotSignIn>();
    }
}
