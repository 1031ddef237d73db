using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenMeet.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_is_traced_with_its_route_and_our_own_spans_but_a_probe_is_not()
    {
        using var source = new ActivitySource("OpenMeet.Telemetry.Tests");
        var spans = new Collector();
        await using var service = await TestService.StartAsync(
            builder =>
            {
                builder.AddServiceDefaults();
                builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans));
            },
            app =>
            {
                app.MapDefaultEndpoints();
                app.MapGet("/telemetry-tests/{id}", (string id) =>
                {
                    using var span = source.StartActivity("inner");
                    return id;
                });
            });
        await service.Client.GetStringAsync("alive");
        await service.Client.GetStringAsync("telemetry-tests/7?token=s3cr3t");
        var port = service.Address.Port;
        await Eventually.TrueAsync(() => spans.Of(port).Any());

        var request = Assert.Single(spans.Of(port));
        Assert.Equal("GET /telemetry-tests/{id}", request.DisplayName);
        Assert.Equal(200, request.GetTagItem("http.response.status_code"));
        Assert.Equal("?token=Redacted", request.GetTagItem("url.query"));
        Assert.Contains(spans.All, span => span.OperationName == "inner" && span.TraceId == request.TraceId);
    }

    /// <summary>Sources are process-wide: spans of tests that run at the same time come here too.</summary>
    private sealed class Collector : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> All { get; } = new();

        public IEnumerable<Activity> Of(int port) => All.Where(span => span.Kind == ActivityKind.Server && Equals(span.GetTagItem("server.port"), port));

        public override void OnEnd(Activity data) => All.Enqueue(data);
    }
}
