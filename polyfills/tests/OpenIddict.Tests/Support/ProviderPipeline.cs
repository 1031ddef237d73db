using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenIddict.Tests.Support;

/// <summary>The provider's paths and the middleware that makes unhandled exceptions visible.</summary>
internal static class ProviderPipeline
{
    public static async Task ShowUnhandledExceptionsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = 599;
            await context.Response.WriteAsync($"UNHANDLED {exception.GetType()}: {exception.Message}");
        }
    }

    public static void Map(WebApplication application)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Post];
        application.MapGet("/login", SignInAsync);
        application.MapMethods("/connect/authorize", methods, (HttpContext context, ProviderHandlers handlers) => handlers.AuthorizeAsync(context));
        application.MapPost("/connect/token", (HttpContext context, ProviderHandlers handlers) => handlers.ExchangeAsync(context));
        application.MapMethods("/connect/userinfo", methods, (Delegate)ProviderHandlers.GetUserInfoAsync);
        application.MapMethods("/connect/endsession", methods, (Delegate)ProviderHandlers.EndSessionAsync);
    }

    private static Task SignInAsync(HttpContext context, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity([new("user", context.Request.Query["user"]!), new("at", now)], "password");
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }
}
