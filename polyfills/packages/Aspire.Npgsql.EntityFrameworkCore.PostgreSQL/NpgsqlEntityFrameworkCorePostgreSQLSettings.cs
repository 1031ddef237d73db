namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>Settings of one database context, bound from <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c>.</summary>
public class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Turns off retries after transient failures.</summary>
    public bool DisableRetry { get; set; }

    /// <summary>Turns off the health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Turns off tracing.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Turns off metrics.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>Seconds that a command may take; the driver's default when null.</summary>
    public int? CommandTimeout { get; set; }
}
