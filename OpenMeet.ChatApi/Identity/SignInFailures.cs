using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Why a bot or a person cannot be brought to Matrix. The codes are the operator's; all mean "not now" to a caller.</summary>
internal static class SignInFailures
{
    public static Failure AccountServiceUnavailable { get; } =
        Failure.Unavailable("account_service_unavailable", "The account service cannot be reached.");

    public static Failure IdentityProviderUnavailable { get; } =
        Failure.Unavailable("identity_provider_unavailable", "The identity provider cannot be reached.");

    public static Failure Refused(string code) => Failure.Unavailable(code, "The chat service cannot sign in to Matrix.");
}
