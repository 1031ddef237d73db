using Microsoft.AspNetCore.Identity;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

internal static class AccountsExtensions
{
    /// <summary>Accounts on ASP.NET Core Identity, the session cookie, passwords, tickets and the access to the APIs.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, OidcSettings settings)
    {
        services.AddIdentityCore<Account>(options =>
        {
            // The user name is a Matrix localpart. Length is what makes a password strong (NIST SP 800-63B).
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-=_";
            options.Password.RequiredLength = 8;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<OidcDbContext>();

        services.AddAuthentication().AddCookie(Sessions.Scheme, options =>
        {
            options.Cookie.Name = settings.CookieName("openmeet-session");
            options.Cookie.SecurePolicy = settings.CookieSecurity;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.ExpireTimeSpan = Sessions.Lifetime;
            options.SlidingExpiration = false;
        });
        services.AddApiAccess(settings);
        services.AddSingleton<Nobody>();
        services.AddScoped<ActiveAccounts>();
        services.AddScoped<Sessions>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SignInThrottle>();
        services.AddScoped<BotTickets>();
        services.AddScoped<AccountWriter>();
        services.AddScoped<ISeeder, BotSeeder>();
        return services;
    }
}
