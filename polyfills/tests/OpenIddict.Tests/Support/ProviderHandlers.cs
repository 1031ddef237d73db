using System.Globalization;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server.AspNetCore;
using Properties = OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreConstants.Properties;

namespace OpenIddict.Tests.Support;

/// <summary>The handlers behind the provider's pass-through endpoints, written as in upstream's samples.</summary>
internal sealed class ProviderHandlers(ProviderVariant variant)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("There is no request.");
        if (variant is ProviderVariant.ErrorPassthrough && context.GetOpenIddictServerResponse()?.Error is not null)
        {
            throw new InvalidOperationException("The application shows the error.");
        }

        switch (request.AcrValues)
        {
            case "t:challenge":
                return Results.Challenge(authenticationSchemes: [Scheme]);
            case "t:forbid":
                return Results.Forbid(authenticationSchemes: [Scheme]);
            case "t:signout":
                return Results.SignOut(authenticationSchemes: [Scheme]);
        }

        var session = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (!session.Succeeded || request.HasPromptValue(PromptValues.Login) || IsTooOld(session, request, context))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "The user is not logged in.")
                : Results.Challenge(ProviderSignIn.ReturnTo(context.Request, request), [CookieAuthenticationDefaults.AuthenticationScheme]);
        }

        var user = session.Principal.FindFirst("user")!.Value;
        var applications = context.RequestServices.GetRequiredService<IOpenIddictApplicationManager>();
        var application = await applications.FindByClientIdAsync(request.ClientId!) ?? throw new InvalidOperationException("There is no client.");
        var authorization = await ProviderSignIn.FindAuthorizationAsync(context, application, user, request);
        var consent = await applications.GetConsentTypeAsync(application);
        var form = context.Request.HasFormContentType ? context.Request.Form : null;
        if (form?.ContainsKey("submit.Deny") is true)
        {
            return Results.Forbid(authenticationSchemes: [Scheme]);
        }

        if (consent is ConsentTypes.External && authorization is null)
        {
            return Refuse(Errors.ConsentRequired, "The user may not use this client.");
        }

        var isAccepted = form?.ContainsKey("submit.Accept") is true;
        var needsConsent = consent is ConsentTypes.Explicit ? authorization is null : request.HasPromptValue(PromptValues.Consent);
        if ((needsConsent || request.HasPromptValue(PromptValues.Consent)) && !isAccepted)
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.ConsentRequired, "The user has to consent.")
                : Results.Text("CONSENT PAGE of the application");
        }

        var principal = await ProviderSignIn.CreateAsync(context, application, user, request, authorization, keep: isAccepted);
        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    public async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("There is no request.");
        if (request.IsClientCredentialsGrantType())
        {
            return Results.SignIn(await ProviderSignIn.CreateForClientAsync(context, request), authenticationScheme: Scheme);
        }

        var result = await context.AuthenticateAsync(Scheme);
        if (TestSituation.Current.Gone.ContainsKey(result.Principal!.GetClaim(Claims.Subject)!))
        {
            return Refuse(Errors.InvalidGrant, "The account is gone.");
        }

        var principal = ProviderSignIn.Renew(result.Principal!);
        if (variant is ProviderVariant.SetScopesOnRefresh && request.IsRefreshTokenGrantType() && !string.IsNullOrEmpty(request.Scope))
        {
            principal.SetScopes(request.GetScopes());
        }

        return Results.SignIn(principal.SetDestinations(ProviderSignIn.DestinationsOf), authenticationScheme: Scheme);
    }

    public static async Task<IResult> GetUserInfoAsync(HttpContext context)
    {
        switch (TestSituation.Current.Hook)
        {
            case "userinfo-forbid":
                return Results.Forbid(authenticationSchemes: [Scheme]);
            case "userinfo-challenge":
                return Results.Challenge(authenticationSchemes: [Scheme]);
            case "userinfo-scope":
                return Refuse(Errors.InsufficientScope, "need more");
        }

        var principal = (await context.AuthenticateAsync(Scheme)).Principal!;
        var subject = principal.GetClaim(Claims.Subject)!;
        if (TestSituation.Current.Gone.ContainsKey(subject))
        {
            return Results.Challenge(Because(Errors.InvalidToken, "The account is gone."), [Scheme]);
        }

        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { [Claims.Subject] = subject };
        if (principal.HasScope(Scopes.Email))
        {
            (claims[Claims.Email], claims[Claims.EmailVerified]) = ($"{subject}@example.org", true);
        }

        if (principal.HasScope(Scopes.Profile))
        {
            claims[Claims.PreferredUsername] = subject;
        }

        return Results.Json(claims);
    }

    public static async Task<IResult> EndSessionAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return context.Request.Query["t"].ToString() switch
        {
            "noredirect" => Results.SignOut(authenticationSchemes: [Scheme]),
            "forbid" => Results.Forbid(authenticationSchemes: [Scheme]),
            _ => Results.SignOut(new AuthenticationProperties { RedirectUri = "/signed-out" }, [Scheme]),
        };
    }

    private static bool IsTooOld(AuthenticateResult session, OpenIddictRequest request, HttpContext context)
        => request.MaxAge is { } age
            && context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds()
                - long.Parse(session.Principal!.FindFirst("at")!.Value, CultureInfo.InvariantCulture) > age;

    private static IResult Refuse(string error, string description) => Results.Forbid(Because(error, description), [Scheme]);

    private static AuthenticationProperties Because(string error, string description) => new(new Dictionary<string, string?>
    {
        [Properties.Error] = error,
        [Properties.ErrorDescription] = description,
    });
}
