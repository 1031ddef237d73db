using OpenMeet.Proxy.Headers;
using OpenMeet.Proxy.Limits;
using OpenMeet.Proxy.Routing;
using OpenMeet.Proxy.Settings;
using OpenMeet.Proxy.WellKnown;
using OpenMeet.ServiceDefaults.Problems;
using Yarp.ReverseProxy.LoadBalancing;

namespace OpenMeet.Proxy;

/// <summary>The public entry: finds out which public name is asked, guards, limits, and forwards.</summary>
internal static class ProxyApplication
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var settings = ProxySettings.Read(builder.Configuration);
        builder.AddServiceDefaults();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MediaBodyLimit;
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<AddressLimiter>();
        builder.Services.AddOpenMeetProblems();
        builder.Services.AddTrustedProxies(settings.TrustedNetworks);
        builder.Services.AddSingleton<ILoadBalancingPolicy, SameTokenSameWorker>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory(ProxyConfiguration.Routes(settings), ProxyConfiguration.Clusters(settings))
            .AddTransforms(ForwardedRequests.Transform);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseMiddleware<RequestIdMiddleware>();

        // Below here a request has a public name; the proxy's own probes have none and go around it all.
        app.UseWhen(context => !Probes.IsProbe(context), names =>
        {
            names.UseMiddleware<PublicNameMiddleware>();
            names.UseMiddleware<ResponseHeadersMiddleware>();
            names.UseMiddleware<RateLimitMiddleware>();
            names.UseMiddleware<PathGuardMiddleware>();
        });
        app.UseRouting();
        app.UseMiddleware<BodyLimitMiddleware>();
        app.MapDefaultEndpoints();
        app.MapWellKnown(settings);
        app.MapReverseProxy(pipeline =>
        {
            pipeline.Use(ForwardedRequests.ExplainFailure);
            pipeline.UseLoadBalancing();
        });
        app.MapFallback("{**path}", ProxyProblems.NotFoundAsync);
        return app;
    }
}
