using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ServiceDefaults.Problems;

namespace OpenMeet.Oidc.Accounts;

/// <summary>The problems that several endpoints answer with.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult UnknownTenant() =>
        ProblemResults.NotFound("unknown_tenant", "There is no such tenant.");

    public static ProblemHttpResult UnknownUser() =>
        ProblemResults.NotFound("unknown_user", "There is no such user.");

    public static ProblemHttpResult InvalidCredentials() =>
        ProblemResults.Unauthorized("invalid_credentials", "The e-mail address or the password is wrong.");
}
