using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static partial class ExternalServiceBuilderExtensions
{
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, string url) =>
        ExternalServiceResource.TryParse(url, out var uri, out var problem)
            ? builder.AddExternalService(name, uri)
            : throw new ArgumentException($"The external service URL '{url}' is invalid: {problem}", nameof(url));

    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return Add(builder, new ExternalServiceResource(name, uri)).WithUrl(uri.ToString());
    }

    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource> urlParameter)
    {
        ArgumentNullException.ThrowIfNull(urlParameter);
        return Add(builder, new ExternalServiceResource(name, urlParameter.Resource)).WithUrl(ReferenceExpression.Create($"{urlParameter.Resource}"));
    }

    public static IResourceBuilder<ExternalServiceResource> WithHttpHealthCheck(
        this IResourceBuilder<ExternalServiceResource> builder, string? path = null, int? statusCode = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (path is not null && !Uri.IsWellFormedUriString(path, UriKind.Relative))
        {
            throw new ArgumentException($"The path '{path}' is not a valid relative URL.", nameof(path));
        }

        var service = builder.Resource;
        if (service.Uri is { Scheme: not ("http" or "https") } other)
        {
            throw new ArgumentException(
                $"The URL '{other}' for external service '{service.Name}' cannot be used for HTTP health checks because it has a non-HTTP scheme.", nameof(builder));
        }

        var code = statusCode ?? 200;
        var key = $"{service.Name}_external{(path is null ? "" : $"_{path}")}_{code}_check";
        var services = builder.ApplicationBuilder.Services;
        services.AddQuietHttpClient(key);
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            s => new ExternalServiceHealthCheck(service, path, code, () => s.GetRequiredService<IHttpClientFactory>().CreateClient(key)),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    private static IResourceBuilder<ExternalServiceResource> Add(IDistributedApplicationBuilder builder, ExternalServiceResource service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(service)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "ExternalService", State = KnownResourceStates.Waiting, Properties = [] })
            .ExcludeFromManifest()
            .OnInitializeResource(StartAsync);
    }

    private static async Task StartAsync(ExternalServiceResource service, InitializeResourceEvent initialize, CancellationToken cancellationToken)
    {
        try
        {
            var uri = service.Uri;
            if (service.UrlParameter is { } parameter
                && !ExternalServiceResource.TryParse(await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false), out uri, out var problem))
            {
                throw new DistributedApplicationException($"The value for URL parameter '{parameter.Name}' is invalid: {problem}");
            }

            await initialize.Eventing.PublishAsync(new BeforeResourceStartedEvent(service, initialize.Services), cancellationToken).ConfigureAwait(false);
            await initialize.Notifications.PublishUpdateAsync(service, s => s with
            {
                Properties = [.. s.Properties.Where(p => p.Name != CustomResourceKnownProperties.Source), new(CustomResourceKnownProperties.Source, uri!.Host)],
                Urls = s.Urls.Any(u => u.Url == uri.ToString()) ? s.Urls : s.Urls.Add(new UrlSnapshot(Name: null, uri.ToString(), IsInternal: false)),
                State = KnownResourceStates.Running,
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(initialize.Logger, e, service.UrlParameter?.Name);
            await initialize.Notifications.PublishUpdateAsync(service, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to get value for URL parameter '{ParameterName}'")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? parameterName);
}
