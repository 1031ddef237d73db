using OpenMeet.ServiceDefaults.Data;

namespace OpenMeet.ChatApi.Data;

internal static class DataServices
{
    private const string ConnectionName = "chatdb";

    /// <summary>
    /// The database, brought to its schema and checked before anything is served. No automatic retries: they would repeat
    /// transactions that call Matrix in between.
    /// </summary>
    public static WebApplicationBuilder AddChatData(this WebApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<ChatDb>(ConnectionName, settings => settings.DisableRetry = true);
        builder.Services.AddMigrationsAtStart<ChatDb>().AddHostedService<InstallationCheck>().AddSingleton<ClusterLock>();
        return builder;
    }
}
