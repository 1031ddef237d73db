using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>The DCP service for an endpoint of a resource.</summary>
internal sealed record ServiceResource(IResource Resource, EndpointAnnotation Endpoint, Service Service);
