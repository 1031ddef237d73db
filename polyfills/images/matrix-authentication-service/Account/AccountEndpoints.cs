namespace MatrixAuthenticationService.Account;

/// <summary>The routes of the account pages.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var human = routes.MapResource(Resources.Human);
        human.MapGet("/account", (AccountHandler handler, HttpContext context, PublicUrls urls) =>
            context.Request.Path.Value!.EndsWith('/')
                ? handler.OverviewAsync(context)
                : Task.FromResult<IResult>(new SeeOther(urls.Relative($"/account/{context.Request.QueryString}"))));
        human.MapGet("/account/devices/{id}", (AccountHandler handler, HttpContext context, string id) => handler.DeviceAsync(context, id));
        human.MapGet("/account/sessions/{id}", (AccountHandler handler, HttpContext context, string id) => handler.SessionAsync(context, id));
        human.MapPost("/account/sessions/{id}/end", (AccountHandler handler, HttpContext context, string id) => handler.EndAsync(context, id));
        human.MapGet("/account/reset-cross-signing", (AccountHandler handler, HttpContext context) => handler.ResetPageAsync(context));
        human.MapPost("/account/reset-cross-signing", (AccountHandler handler, HttpContext context) => handler.ResetAsync(context));
    }
}
