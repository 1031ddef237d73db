namespace Aspire.Hosting;

/// <summary>Settings of OpenMeet.Proxy.</summary>
internal static class ProxyExtensions
{
    /// <summary>The Proxy answers its own health check under any name.</summary>
    public static IResourceBuilder<ProjectResource> WithProxyHealth(this IResourceBuilder<ProjectResource> proxy) =>
        proxy.WithHttpHealthCheck("/health", endpointName: proxy.ApplicationBuilder.ExecutionContext.IsPublishMode ? "http" : "chat");
}
