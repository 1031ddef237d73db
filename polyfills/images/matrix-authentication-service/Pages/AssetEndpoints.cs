using System.Reflection;

namespace MatrixAuthenticationService.Pages;

/// <summary><c>/assets/*</c>: the style and the script that submits a form.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapResource(Resources.Assets).MapGet("/assets/{name}", (string name, HttpContext context) =>
        {
            var content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"assets/{name}");
            if (content is null)
            {
                context.Response.Headers.CacheControl = "public, max-age=300";
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Stream(content, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript");
        });
}
