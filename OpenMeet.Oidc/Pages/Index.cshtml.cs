using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenMeet.Oidc.Accounts;

namespace OpenMeet.Oidc.Pages;

/// <summary>Who is signed in in this browser.</summary>
internal sealed class IndexModel(Sessions sessions) : PageModel
{
    /// <summary>The person's name, or null.</summary>
    public string? DisplayName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        DisplayName = (await sessions.FindAsync(HttpContext, cancellationToken))?.Account.DisplayName;
}
