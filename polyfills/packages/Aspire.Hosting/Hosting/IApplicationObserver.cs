using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Hosting;

/// <summary>Follows an AppHost from its entry point to its application: how tests get hold of it.</summary>
internal interface IApplicationObserver
{
    /// <summary>A builder is about to be made of these; they may still be changed.</summary>
    void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    void Constructed(DistributedApplicationBuilder builder);

    /// <summary>The model is complete. Returns when the application may be built.</summary>
    void Building(DistributedApplicationBuilder builder);

    void Built(DistributedApplication application);
}
