using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace OpenIddict.Server.AspNetCore;

internal sealed partial class OpenIddictServerAspNetCoreHandler
{
    public async Task<bool> HandleRequestAsync()
    {
        // Status code pages and error handlers run the pipeline again for a request that was served already.
        if (Transaction is { Response: { } served } && !string.IsNullOrEmpty(served.Error))
        {
            return false;
        }

        var transaction = CreateTransaction();
        Context.Features.Set(new OpenIddictServerAspNetCoreFeature { Transaction = transaction });
        if (transaction.EndpointType is OpenIddictServerEndpointType.Unknown)
        {
            return false;
        }

        Logger.LogMatched(transaction.EndpointType);
        if (await ReadRequestAsync(transaction) is { } requestError)
        {
            return await RefuseAsync(transaction, requestError);
        }

        if (await Context.RequestServices.GetRequiredService<RequestValidator>().ValidateAsync(transaction) is { } error)
        {
            return await RefuseAsync(transaction, error);
        }

        Logger.LogValidated(transaction.EndpointType);
        transaction.Response = await Context.RequestServices.GetRequiredService<EndpointResponder>().RespondAsync(transaction);
        if (transaction.Response is not null)
        {
            return await responses.WriteAsync(Context, transaction);
        }

        return PassesThrough(transaction.EndpointType)
            ? false
            : throw new InvalidOperationException(
                $"Nothing handles requests of the endpoint {transaction.EndpointType}: enable its pass-through and map a handler.");
    }

    private bool PassesThrough(OpenIddictServerEndpointType endpoint) => endpoint switch
    {
        OpenIddictServerEndpointType.Authorization => Options.EnableAuthorizationEndpointPassthrough,
        OpenIddictServerEndpointType.EndSession => Options.EnableEndSessionEndpointPassthrough,
        OpenIddictServerEndpointType.Token => Options.EnableTokenEndpointPassthrough,
        OpenIddictServerEndpointType.UserInfo => Options.EnableUserInfoEndpointPassthrough,
        _ => false,
    };

    private OpenIddictServerTransaction CreateTransaction()
    {
        var server = serverOptions.CurrentValue;
        var host = Request.Host.HasValue ? Request.Host.ToUriComponent() : "localhost";
        var baseUri = new Uri(Request.Scheme + Uri.SchemeDelimiter + host + Request.PathBase.ToUriComponent(), UriKind.Absolute);
        var requestUri = Request.Host.HasValue
            ? new Uri(Request.GetEncodedUrl(), UriKind.Absolute)
            : new Uri(baseUri, (Request.PathBase + Request.Path).ToUriComponent());
        return new OpenIddictServerTransaction
        {
            Options = server,
            BaseUri = baseUri,
            CancellationToken = Context.RequestAborted,
            EndpointType = EndpointMatcher.Match(server, baseUri, requestUri),
        };
    }

    private async Task<ServerError?> ReadRequestAsync(OpenIddictServerTransaction transaction)
    {
        if (!Options.DisableTransportSecurityRequirement && !Request.IsHttps)
        {
            return RequestErrors.InsecureTransport;
        }

        return Request.Host.HasValue ? await RequestReader.ReadAsync(Request, transaction) : RequestErrors.MissingHeader("Host");
    }

    private async Task<bool> RefuseAsync(OpenIddictServerTransaction transaction, ServerError error)
    {
        Logger.LogRefused(transaction.EndpointType, error.Error, error.Description);
        transaction.Response = EndpointResponder.RespondTo(error, transaction) ?? ResponseWriter.ToResponse(error);
        return await responses.WriteAsync(Context, transaction);
    }
}
