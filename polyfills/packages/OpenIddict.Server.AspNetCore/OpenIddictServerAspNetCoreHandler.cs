using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// Serves the endpoints before the application sees the request, or lets it through to the application's own handler, whose
/// sign-in, challenge and sign-out results come back here.
/// </summary>
internal sealed partial class OpenIddictServerAspNetCoreHandler(
    IOptionsMonitor<OpenIddictServerAspNetCoreOptions> options,
    IOptionsMonitor<OpenIddictServerOptions> serverOptions,
    ILoggerFactory loggerFactory,
    UrlEncoder encoder,
    ResponseWriter responses)
    : AuthenticationHandler<OpenIddictServerAspNetCoreOptions>(options, loggerFactory, encoder),
        IAuthenticationRequestHandler,
        IAuthenticationSignInHandler,
        IAuthenticationSignOutHandler
{
    private OpenIddictServerTransaction? Transaction => Context.Features.Get<OpenIddictServerAspNetCoreFeature>()?.Transaction;

    private OpenIddictServerTransaction RequiredTransaction
        => Transaction ?? throw new InvalidOperationException("The request has not passed the authentication middleware.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var transaction = RequiredTransaction;
        var principal = transaction.EndpointType switch
        {
            OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.EndSession => transaction.Hint,
            OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.UserInfo
                or OpenIddictServerEndpointType.Introspection or OpenIddictServerEndpointType.Revocation => transaction.Principal,
            _ => throw new InvalidOperationException("An identity cannot be read at this endpoint."),
        };
        return Task.FromResult(principal is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(principal, new AuthenticationProperties(), Scheme.Name)));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var transaction = RequiredTransaction;
        var error = ChallengeErrors.For(transaction.EndpointType);
        var response = new OpenIddictResponse
        {
            Error = properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.Error),
            ErrorDescription = properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription),
            ErrorUri = properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.ErrorUri),
            Scope = properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.Scope),
        };
        response.Error ??= error.Error;
        response.ErrorDescription ??= error.Description;
        response.ErrorUri ??= error.Uri;
        SetParameters(response, properties);
        transaction.Response = response;
        await responses.WriteAsync(Context, transaction);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    public async Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        ArgumentNullException.ThrowIfNull(user);
        var transaction = RequiredTransaction;
        var processor = Context.RequestServices.GetRequiredService<SignInProcessor>();
        var parameters = (properties?.Parameters ?? new Dictionary<string, object?>())
            .ToDictionary(pair => pair.Key, pair => ToParameter(pair.Value), StringComparer.Ordinal);
        if (await processor.ProcessAsync(transaction, user, parameters) is { } error)
        {
            transaction.Response = ResponseWriter.ToResponse(error);
        }

        await responses.WriteAsync(Context, transaction);
    }

    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        var transaction = RequiredTransaction;
        if (transaction.EndpointType is not OpenIddictServerEndpointType.EndSession)
        {
            throw new InvalidOperationException("A sign-out response cannot be returned from this endpoint.");
        }

        transaction.Response = new OpenIddictResponse();
        SetParameters(transaction.Response, properties);
        await responses.WriteAsync(Context, transaction, properties?.RedirectUri);
    }

    private static void SetParameters(OpenIddictResponse response, AuthenticationProperties? properties)
    {
        foreach (var (name, value) in properties?.Parameters ?? new Dictionary<string, object?>())
        {
            response.SetParameter(name, ToParameter(value));
        }
    }

    private static OpenIddictParameter ToParameter(object? value) => value switch
    {
        OpenIddictParameter parameter => parameter,
        System.Text.Json.JsonElement element => new(element),
        System.Text.Json.Nodes.JsonNode node => new(node),
        bool boolean => new(boolean),
        int number => new(number),
        long number => new(number),
        string text => new(text),
        string[] texts => new(texts),
        _ => throw new InvalidOperationException("A parameter of the authentication properties has an unsupported type."),
    };
}
