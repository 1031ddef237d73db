using System.Text;

namespace MatrixAuthenticationService.Upstream;

/// <summary><c>/register/steps/{registration}/display-name</c>: asks for a name that the provider did not give.</summary>
internal sealed class DisplayNameEndpoint(
    RegistrationStore registrations, RegistrationCookie cookie, FormPages pages, Csrf csrf, PublicUrls urls)
{
    private const int MaximumBytes = 255;

    public async Task<IResult> GetAsync(HttpContext context, string id) =>
        await FindAsync(context, id) is { } registration ? Show(context, registration, null) : Unknown();

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (form is null || !csrf.IsValid(context, form))
        {
            return Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.");
        }

        if (await FindAsync(context, id) is not { } registration)
        {
            return Unknown();
        }

        var name = form.Field("action") == "skip" ? registration.Username : form.Field("display_name")?.Trim();
        if (string.IsNullOrEmpty(name) || Encoding.UTF8.GetByteCount(name) > MaximumBytes)
        {
            return Show(context, registration, "The name must not be empty nor longer than 255 bytes.");
        }

        await registrations.SetDisplayNameAsync(id, name, context.RequestAborted);
        return new SeeOther(urls.Relative($"/register/steps/{id}/finish"));
    }

    private static HtmlResult Unknown() => Page.Error(StatusCodes.Status404NotFound, "not_found", "This registration is not known.");

    private async Task<PendingRegistration?> FindAsync(HttpContext context, string id) =>
        Ulid.IsValid(id) && cookie.Contains(context, id) && await registrations.FindAsync(id, context.RequestAborted) is { CompletedAt: null } found
            ? found
            : null;

    private IResult Show(HttpContext context, PendingRegistration registration, string? error) => pages.Show(
        "Choose your display name",
        $"""
        {(error is null ? Html.Empty : (Html)$"<p class=\"error\">{error}</p>")}
        <form method="POST">
        {pages.CsrfField(context)}
        {FormPages.Hidden("action", "set")}
        <label>Display name <input name="display_name" value="{registration.DisplayName}" required></label>
        <button type="submit" class="primary">Continue</button>
        </form>
        <form method="POST">
        {pages.CsrfField(context)}
        {FormPages.Hidden("action", "skip")}
        <button type="submit">Skip</button>
        </form>
        """);
}
