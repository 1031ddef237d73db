using Npgsql;
using OpenMeet.ServiceDefaults.Data;

namespace OpenMeet.ChatApi.Data;

internal static class DataServices
{
    private const string ConnectionName = "chatdb";
    private const int MaxConnections = 25;

    /// <summary>
    /// The database, brought to its schema and checked before anything is served. No automatic retries: they would repeat
    /// transactions that call Matrix in between.
    /// </summary>
    public static WebApplicationBuilder AddChatData(this WebApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<ChatDb>(ConnectionName, settings =>
        {
            settings.DisableRetry = true;
            settings.ConnectionString = Bounded(settings.ConnectionString);
        },
        options => options.ForgetDeadConnections());
        builder.Services.AddExceptionHandler<DatabaseExceptionHandler>();
        builder.Services.AddMigrationsAtStart<ChatDb>().AddHostedService<InstallationCheck>().AddSingleton<ClusterLock>();
        return builder;
    }

    /// <summary>
    /// Npgsql's own limit of 100 connections is as many as PostgreSQL gives to everybody together. A request holds one for
    /// a query, not for its time on Matrix.
    /// </summary>
    private static string? Bounded(string? connectionString) =>
        connectionString is null || connectionString.Contains("pool size", StringComparison.OrdinalIgnoreCase)
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = MaxConnections }.ConnectionString;
}
