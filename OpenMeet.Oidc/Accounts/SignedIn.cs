using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Somebody who proved who they are.</summary>
/// <param name="Account">The account.</param>
/// <param name="At">When it was proved.</param>
internal sealed record SignedIn(Account Account, DateTimeOffset At);
