namespace OpenMeet.ChatApi.Messages;

internal static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddMemoryCache()
        .AddScoped<SenderNames>()
        .AddScoped<ChatMessages>()
        .AddScoped<ChatHistory>()
        .AddScoped<TypingNotices>()
        .AddScoped<InboundStream>();
}
