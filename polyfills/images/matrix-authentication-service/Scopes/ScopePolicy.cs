namespace MatrixAuthenticationService.Scopes;

/// <summary>Which scopes a client, or a person through a client, may have. It allows or denies, it never reduces.</summary>
internal sealed class ScopePolicy(PolicySettings policy)
{
    private const int MinimumDeviceLength = 10;
    private const string DevicePunctuation = "._~!$&'()*+,;=:@/-";

    /// <summary>Why a person's grant is denied; empty when it is allowed.</summary>
    public IReadOnlyList<string> Violations(Scope scope, User user)
    {
        var isAdmin = user.CanRequestAdmin || policy.AdminUsers.Contains(user.Username);
        var violations = scope.Tokens
            .Where(token => !IsAllowedForAll(token) && !IsMatrix(token) && !(isAdmin && token is (Scope.SynapseAdmin or Scope.MasAdmin)))
            .Select(token => $"scope '{token}' not allowed")
            .ToList();
        var devices = scope.Tokens.Where(token => Scope.Device(token) is not null).ToArray();
        if (devices.Length > 1)
        {
            violations.Add("only one device scope is allowed at a time");
        }

        if (devices.Any(token => !IsValidDevice(Scope.Device(token)!)))
        {
            violations.Add("invalid device id");
        }

        var hasApi = scope.Contains(Scope.StableApi) || scope.Contains(Scope.UnstableApi);
        if (devices.Length > 0 && !hasApi)
        {
            violations.Add("device scopes are only allowed when the client API scope is requested");
        }

        if (UsesStable(scope) && UsesUnstable(scope))
        {
            violations.Add("requesting both stable and unstable scopes is not allowed");
        }

        return violations;
    }

    /// <summary>Why a client's grant for itself is denied; empty when it is allowed.</summary>
    public IReadOnlyList<string> ViolationsOfClient(Scope scope, string clientId) =>
    [
        .. scope.Tokens
            .Where(token => !IsAllowedForAll(token) && !(token == Scope.MasAdmin && policy.AdminClients.Contains(clientId)))
            .Select(token => $"scope '{token}' not allowed"),
    ];

    private static bool IsAllowedForAll(string token) => token is Scope.OpenId or Scope.Email or Scope.GraphQl;

    private static bool IsMatrix(string token) => token is Scope.StableApi or Scope.UnstableApi || Scope.Device(token) is not null;

    private static bool IsValidDevice(string device) =>
        device.Length >= MinimumDeviceLength
        && device.All(c => char.IsAsciiLetterOrDigit(c) || DevicePunctuation.Contains(c, StringComparison.Ordinal));

    private static bool UsesStable(Scope scope) =>
        scope.Tokens.Any(token => token == Scope.StableApi || token.StartsWith(Scope.StableDevice, StringComparison.Ordinal));

    private static bool UsesUnstable(Scope scope) =>
        scope.Tokens.Any(token => token == Scope.UnstableApi || token.StartsWith(Scope.UnstableDevice, StringComparison.Ordinal));
}
