using Microsoft.AspNetCore.Connections.Features;

namespace MatrixAuthenticationService.Http;

/// <summary>Serves each route on those listeners only that have its resource.</summary>
internal static class ResourceExtensions
{
    private static readonly object ListenerKey = new();

    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder routes, string resource) =>
        routes.MapGroup("").WithMetadata(new ResourceMetadata(resource));

    public static void ConfigureListeners(this ConfigureWebHostBuilder host, HttpSettings http) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        foreach (var listener in http.Listeners)
        {
            foreach (var bind in listener.Binds)
            {
                kestrel.Listen(bind, options => options.Use(next => connection =>
                {
                    connection.Items[ListenerKey] = listener;
                    return next(connection);
                }));
            }
        }
    });

    /// <summary>Answers 404 where the listener lacks the route's resource. Must run after routing.</summary>
    public static void UseListenerResources(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var listener = context.Features.Get<IConnectionItemsFeature>()?.Items[ListenerKey] as ListenerSettings;
        if (context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<ResourceMetadata>() is { } resource
            && listener?.Resources.Contains(resource.Name) != true)
        {
            context.SetEndpoint(null);
        }

        return next(context);
    });
}
