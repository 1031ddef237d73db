using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenMeet.Oidc.Accounts;

namespace OpenMeet.Oidc.Pages;

/// <summary>Asks before signing out on behalf of a link that anybody could have made.</summary>
internal sealed class LogoutModel(Sessions sessions) : PageModel
{
    /// <summary>The end-session request that asked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The page's address.</summary>
    public static string Address(string returnUrl) => "/logout" + QueryString.Create("ReturnUrl", returnUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(HttpContext, cancellationToken);
        return LocalRedirect(Pages.ReturnUrl.OrHome(ReturnUrl));
    }
}
