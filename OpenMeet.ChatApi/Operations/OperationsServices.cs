namespace OpenMeet.ChatApi.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<ChatMetrics>()
        .AddSingleton<ChangeSignal>()
        .AddScoped<OutboxWriter>()
        .AddScoped<OutboxQueue>()
        .AddHostedService<ChangeListener>()
        .AddHostedService<OutboxWorker>();
}
