using OpenTelemetry.Trace;

namespace Npgsql;

/// <summary>Traces of database commands.</summary>
public static class TracerProviderBuilderExtensions
{
    /// <summary>Collects the spans that Npgsql makes.</summary>
    public static TracerProviderBuilder AddNpgsql(this TracerProviderBuilder builder) => builder.AddSource("Npgsql");
}
