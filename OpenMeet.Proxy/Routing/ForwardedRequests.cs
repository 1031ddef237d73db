using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace OpenMeet.Proxy.Routing;

/// <summary>What the proxy says to services and, when one does not answer, of them.</summary>
internal static class ForwardedRequests
{
    /// <summary>
    /// YARP replaces <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c>; the other spellings of the same
    /// are taken off, so that no service can be told lies by a client.
    /// </summary>
    public static void Transform(TransformBuilderContext context)
    {
        context.AddXForwarded(ForwardedTransformActions.Set);
        context.AddRequestHeaderRemove("Forwarded");
        context.AddRequestHeaderRemove("X-Real-IP");
        context.AddRequestHeaderRemove("X-Original-URL");
        context.AddRequestHeaderRemove("X-Rewrite-URL");
        context.AddResponseHeaderRemove("Server");
        context.AddResponseHeaderRemove("X-Powered-By");
        context.AddRequestTransform(KeepTarget);
    }

    /// <summary>
    /// Forwards path and query as they were written. YARP would encode the decoded path anew, and an encoded slash, which a
    /// room alias or a transaction id may have, would come out encoded twice. The guard has looked at this very text.
    /// </summary>
    private static ValueTask KeepTarget(RequestTransformContext context)
    {
        var target = RequestTarget.PathAndQuery(context.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        context.ProxyRequest.RequestUri = new Uri(context.DestinationPrefix.TrimEnd('/') + target, options);
        return ValueTask.CompletedTask;
    }

    /// <summary>A problem in place of YARP's empty response.</summary>
    public static async Task ExplainFailure(HttpContext context, Func<Task> next)
    {
        await next();
        if (context.Features.Get<IForwarderErrorFeature>() is not null
            && !context.Response.HasStarted
            && context.Response.StatusCode >= StatusCodes.Status400BadRequest
            && !context.RequestAborted.IsCancellationRequested)
        {
            await ProxyProblems.WriteAsync(context, context.Response.StatusCode);
        }
    }
}
