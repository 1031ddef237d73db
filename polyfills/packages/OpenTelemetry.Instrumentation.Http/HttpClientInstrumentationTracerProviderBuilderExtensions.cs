namespace OpenTelemetry.Trace;

/// <summary>Traces of outgoing requests.</summary>
public static class HttpClientInstrumentationTracerProviderBuilderExtensions
{
    /// <summary>Collects the spans that System.Net.Http makes by the semantic conventions for HTTP clients.</summary>
    public static TracerProviderBuilder AddHttpClientInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource("System.Net.Http");
    }
}
