using System.Net;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>DCP's API server answered with another status than success.</summary>
internal sealed class DcpApiException(HttpStatusCode statusCode, string message) : Exception(message)
{
    public HttpStatusCode StatusCode { get; } = statusCode;
}
