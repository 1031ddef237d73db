namespace MatrixAuthenticationService.Pages;

/// <summary>The frame of every page, and pages that only say something.</summary>
internal static class Page
{
    public static HtmlResult Show(string title, Html body, int status = StatusCodes.Status200OK, string prefix = "") => new(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="stylesheet" href="{prefix}/assets/style.css">
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>
        """,
        status);

    /// <summary>The page of an error; <paramref name="code"/> is a short name for it.</summary>
    public static HtmlResult Error(int status, string? code, string description) => Show(
        "Unexpected error",
        code is null ? $"<p>{description}</p>" : (Html)$"<p class=\"code\">{code}</p><p>{description}</p>",
        status);
}
