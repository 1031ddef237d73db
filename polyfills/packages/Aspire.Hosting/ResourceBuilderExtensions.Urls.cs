using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Action<ResourceUrlsCallbackContext> callback)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));
    }

    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Func<ResourceUrlsCallbackContext, Task> callback)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));
    }

    /// <summary>Adds a URL; a relative one is applied to all URLs that the resource has.</summary>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, string url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(url);
        return Uri.TryCreate(url, UriKind.Relative, out var relative)
            ? builder.WithUrls(context =>
            {
                foreach (var known in context.Urls)
                {
                    if (Uri.TryCreate(known.Url, UriKind.Absolute, out var absolute) && Uri.TryCreate(absolute, relative, out var combined))
                    {
                        (known.Url, known.DisplayText) = (combined.ToString(), displayText ?? known.DisplayText);
                    }
                }
            })
            : builder.WithAnnotation(new ResourceUrlAnnotation { Url = url, DisplayText = displayText });
    }

    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, in ReferenceExpression.ExpressionInterpolatedStringHandler url, string? displayText = null)
        where T : IResource => builder.WithUrl(url.GetExpression(), displayText);

    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, ReferenceExpression url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(url);
        return builder.WithUrls(async context =>
        {
            if (await url.GetValueAsync(context.CancellationToken).ConfigureAwait(false) is { Length: > 0 } value)
            {
                context.Urls.Add(new() { Endpoint = url.ValueProviders.OfType<EndpointReference>().FirstOrDefault(), Url = value, DisplayText = displayText });
            }
        });
    }

    /// <summary>Changes the URL that the resource has for an endpoint.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource => builder.WithUrls(context =>
        {
            if (context.Urls.FirstOrDefault(u => u.Endpoint?.EndpointName == endpointName) is { } url)
            {
                callback(url);
            }
            else
            {
                LogNoEndpointToChange(context.Logger, endpointName, context.Resource.Name);
            }
        });

    /// <summary>Adds a URL for an endpoint.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Func<EndpointReference, ResourceUrlAnnotation> callback)
        where T : IResourceWithEndpoints => builder.WithUrls(context =>
        {
            var endpoint = builder.GetEndpoint(endpointName);
            if (endpoint.Exists)
            {
                context.Urls.Add(callback(endpoint).WithEndpoint(endpoint));
            }
            else
            {
                LogNoEndpointToAdd(context.Logger, endpointName, context.Resource.Name);
            }
        });

    [LoggerMessage(LogLevel.Warning, "Could not execute callback to customize endpoint URL as no endpoint with name '{EndpointName}' could be found on resource '{ResourceName}'.")]
    private static partial void LogNoEndpointToChange(ILogger logger, string endpointName, string resourceName);

    [LoggerMessage(LogLevel.Warning, "Could not execute callback to add an endpoint URL as no endpoint with name '{EndpointName}' could be found on resource '{ResourceName}'.")]
    private static partial void LogNoEndpointToAdd(ILogger logger, string endpointName, string resourceName);
}
