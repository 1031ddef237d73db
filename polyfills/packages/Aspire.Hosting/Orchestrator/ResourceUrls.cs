using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestrator;

/// <summary>Works out the URLs of a resource from its endpoints, its static URLs and its callbacks.</summary>
internal sealed partial class ResourceUrls(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    public async Task ProcessAsync(IResource resource, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        try
        {
            var urls = OfEndpoints(resource);
            foreach (var known in resource.Annotations.OfType<ResourceUrlAnnotation>().ToList())
            {
                urls.Add(known);
                resource.Annotations.Remove(known);
            }

            var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = logger };
            foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToList())
            {
                await annotation.Callback(context).ConfigureAwait(false);
            }

            SharePath(resource, urls);
            foreach (var url in urls)
            {
                MakeAbsolute(url);
                resource.Annotations.Add(url);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A callback of the AppHost's author: the resource runs without URLs.
            LogFailed(logger, e, resource.Name, e.Message);
        }
    }

    /// <summary>The URLs as they are before anything listens.</summary>
    public static ImmutableArray<UrlSnapshot> Inactive(IResource resource) =>
    [
        .. resource.Annotations.OfType<ResourceUrlAnnotation>().Select(
            u => new UrlSnapshot(u.Endpoint?.EndpointName, u.Url, u.DisplayLocation == UrlDisplayLocation.DetailsOnly)
            {
                IsInactive = u.Endpoint is not null,
                DisplayProperties = Display(u),
            }),
    ];

    public static UrlDisplayPropertiesSnapshot Display(ResourceUrlAnnotation url) => new(url.DisplayText ?? "", url.DisplayOrder ?? 0);

    private static List<ResourceUrlAnnotation> OfEndpoints(IResource resource)
    {
        var urls = new List<ResourceUrlAnnotation>();
        if (resource is not IResourceWithEndpoints owner)
        {
            return urls;
        }

        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.AllocatedEndpoint is not null))
        {
            var allocated = endpoint.AllocatedEndpoint!;
            var reference = new EndpointReference(owner, endpoint);
            var url = new ResourceUrlAnnotation { Url = allocated.UriString, Endpoint = reference };
            if (OtherHost(endpoint, allocated) is { } host)
            {
                var other = new ResourceUrlAnnotation { Url = $"{allocated.UriScheme}://{host}:{allocated.Port}", Endpoint = reference };
                if (TargetHosts.IsLocalhost(endpoint.TargetHost))
                {
                    // A name below localhost was chosen to be seen.
                    url.DisplayLocation = UrlDisplayLocation.DetailsOnly;
                    (url, other) = (other, url);
                }

                urls.Add(url);
                urls.Add(other);
            }
            else
            {
                urls.Add(url);
            }
        }

        return urls;
    }

    // Bound to another address than the one shown, or to all: there is another name by which it is reached.
    private static string? OtherHost(EndpointAnnotation endpoint, AllocatedEndpoint allocated) => allocated.BindingMode switch
    {
        EndpointBindingMode.SingleAddress => string.Equals(allocated.Address, endpoint.TargetHost, StringComparison.OrdinalIgnoreCase) ? null : endpoint.TargetHost,
        _ => Environment.MachineName,
    };

    // The launchUrl of a launch profile is meant for all endpoints of the profile.
    private static void SharePath(IResource resource, List<ResourceUrlAnnotation> urls)
    {
        var primary = resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => e.FromLaunchProfile);
        if (urls.FirstOrDefault(u => primary is not null && u.Endpoint?.EndpointName == primary.Name) is not { } first)
        {
            return;
        }

        var path = Uri.TryCreate(first.Url, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsolutePath : first.Url;
        if (path.Length < 2 || path[0] != '/')
        {
            return;
        }

        foreach (var url in urls.Where(u => u.Endpoint?.EndpointAnnotation.FromLaunchProfile == true && Uri.IsWellFormedUriString(u.Url, UriKind.Absolute)))
        {
            url.Url = new UriBuilder(url.Url) { Path = path }.Uri.ToString();
        }
    }

    private static void MakeAbsolute(ResourceUrlAnnotation url)
    {
        if (url.Url.StartsWith('/') && url.Endpoint?.EndpointAnnotation.AllocatedEndpoint is { } allocated)
        {
            url.Url = allocated.UriString.TrimEnd('/') + url.Url;
        }
    }

    [LoggerMessage(LogLevel.Error, "An error occurred while processing URLs for resource '{ResourceName}': {Message}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string resourceName, string message);
}
