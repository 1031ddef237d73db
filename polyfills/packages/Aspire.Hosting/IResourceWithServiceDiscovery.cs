using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

#pragma warning disable CA1040
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
