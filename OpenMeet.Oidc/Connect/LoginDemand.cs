using OpenIddict.Abstractions;
using OpenMeet.Oidc.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>Whether an authorization request is content with the session that the browser has (OpenID Connect Core, section 3.1.2.1).</summary>
internal static class LoginDemand
{
    /// <summary>Parameters that demand a login; once the person has given the password they are met, and must not demand it again.</summary>
    public static readonly IReadOnlySet<string> Parameters =
        new HashSet<string> { OpenIddictConstants.Parameters.Prompt, OpenIddictConstants.Parameters.MaxAge, OpenIddictConstants.Parameters.LoginHint, OpenIddictConstants.Parameters.IdTokenHint };

    /// <summary>Whether the session is of the right person and recent enough.</summary>
    /// <param name="request">The authorization request.</param>
    /// <param name="signedIn">The session.</param>
    /// <param name="hintedSubject"><c>sub</c> of the <c>id_token_hint</c>, if there is one.</param>
    /// <param name="now">The time.</param>
    public static bool IsMetBy(OpenIddictRequest request, SignedIn signedIn, string? hintedSubject, DateTimeOffset now) =>
        !request.HasPromptValue(PromptValues.Login)
        && !request.HasPromptValue(PromptValues.SelectAccount)
        && (request.MaxAge is not { } maxAge || now - signedIn.At <= TimeSpan.FromSeconds(Math.Clamp(maxAge, 0, int.MaxValue)))
        && LoginHint.Means(request.LoginHint, signedIn.Account)
        && (hintedSubject is null || hintedSubject == signedIn.Account.Id);
}
