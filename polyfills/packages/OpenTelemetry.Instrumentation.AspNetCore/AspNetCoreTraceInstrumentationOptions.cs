using Microsoft.AspNetCore.Http;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>Options of the traces of incoming requests.</summary>
public class AspNetCoreTraceInstrumentationOptions
{
    /// <summary>Which requests are traced; all when null. A filter that throws leaves the request out.</summary>
    public Func<HttpContext, bool>? Filter { get; set; }
}
