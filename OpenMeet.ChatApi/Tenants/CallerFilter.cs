using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Tenants;

/// <summary>Resolves the caller once per request; without one there is no request.</summary>
internal sealed class CallerFilter(CallerResolver callers) : IEndpointFilter
{
    private static readonly object Key = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (callers.Person(http.User, http.Request.Headers).Failed(out var failure, out var user))
        {
            return failure.ToProblem(http);
        }

        http.Items[Key] = user;
        return await next(context);
    }

    /// <summary>The caller of a request that passed this filter.</summary>
    public static ChatUser Of(HttpContext context) => (ChatUser)context.Items[Key]!;
}
