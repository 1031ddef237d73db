namespace OpenMeet.Oidc.Pages;

internal static class PagesExtensions
{
    /// <summary>The login page and what belongs to it, with antiforgery on every form.</summary>
    public static IServiceCollection AddOidcPages(this IServiceCollection services, OidcSettings settings)
    {
        services.AddRazorPages();
        services.AddScoped<TenantChoice>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = settings.CookieName("openmeet-form");
            options.Cookie.SecurePolicy = settings.CookieSecurity;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
