using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenMeet.Oidc.Accounts;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Pages;

/// <summary>
/// Sign-in: e-mail address and password, whatever the tenant. Only somebody who gave a password that is right in several tenants is
/// told which, and chooses.
/// </summary>
internal sealed class LoginModel(
    PasswordCheck passwords, Sessions sessions, ActiveAccounts accounts, TenantCatalog tenants, TenantChoice choice) : PageModel
{
    /// <summary>Where the person was going: an OpenID Connect endpoint of ours, nothing else.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed, or the client's <c>login_hint</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    /// <summary>What was typed. A property, since the framework logs arguments.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Proof that the password was given, for the choice.</summary>
    [BindProperty]
    public string? Proof { get; set; }

    /// <summary>What went wrong.</summary>
    public string? Message { get; private set; }

    /// <summary>Tenants to choose from; empty for the password form.</summary>
    public IReadOnlyList<Tenant> Choices { get; private set; } = [];

    /// <summary>The page's address.</summary>
    public static string Address(string returnUrl, string? email)
    {
        var query = QueryString.Create("ReturnUrl", returnUrl);
        return "/login" + (string.IsNullOrEmpty(email) ? query : query.Add("Email", email));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        ReturnUrl is null && await sessions.FindAsync(HttpContext, cancellationToken) is not null ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await passwords.CheckPersonAsync(Email ?? "", Password ?? "", HttpContext.Connection.RemoteIpAddress, cancellationToken))
        {
            case PasswordResult.Proven { Accounts: [var account] }:
                await sessions.StartAsync(HttpContext, account, cancellationToken);
                return Continue();
            case PasswordResult.Proven several:
                Choices = [.. tenants.All.Where(tenant => several.Accounts.Any(account => account.TenantId == tenant.Id))];
                Proof = choice.Protect(several.Accounts);
                return Page();
            case PasswordResult.Throttled throttled:
                Response.Headers.RetryAfter = Math.Ceiling(throttled.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Again(StatusCodes.Status429TooManyRequests, "Too many attempts. Please wait a few minutes.");
            default:
                return Again(StatusCodes.Status400BadRequest, "The e-mail address or the password is wrong.");
        }
    }

    public async Task<IActionResult> OnPostTenantAsync(string? tenant, CancellationToken cancellationToken)
    {
        if (choice.Take(Proof, tenant) is not { } chosen || await accounts.FindAsync(chosen.Sub, cancellationToken) is not { } account
            || account.SecurityStamp != chosen.SecurityStamp)
        {
            return Again(StatusCodes.Status400BadRequest, "That took too long. Please sign in again.");
        }

        await sessions.StartAsync(HttpContext, account, cancellationToken);
        return Continue();
    }

    private LocalRedirectResult Continue() => LocalRedirect(Pages.ReturnUrl.OrHome(ReturnUrl));

    private PageResult Again(int status, string message)
    {
        Message = message;
        return new PageResult { StatusCode = status };
    }
}
