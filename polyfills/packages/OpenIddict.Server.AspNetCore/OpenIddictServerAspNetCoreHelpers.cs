using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace Microsoft.AspNetCore;

public static class OpenIddictServerAspNetCoreHelpers
{
    public static OpenIddictServerEndpointType GetOpenIddictServerEndpointType(this HttpContext context)
        => Transaction(context)?.EndpointType ?? default;

    public static OpenIddictRequest? GetOpenIddictServerRequest(this HttpContext context) => Transaction(context)?.Request;

    public static OpenIddictResponse? GetOpenIddictServerResponse(this HttpContext context) => Transaction(context)?.Response;

    private static OpenIddictServerTransaction? Transaction(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<OpenIddictServerAspNetCoreFeature>()?.Transaction;
    }
}
