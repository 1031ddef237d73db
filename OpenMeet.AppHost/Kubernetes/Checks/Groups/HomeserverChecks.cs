using System.Security.Cryptography;

namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>The homeserver answers, and asks MAS who somebody is.</summary>
internal static class HomeserverChecks
{
    private const string Logs = "See kubectl logs statefulset/synapse, and whether synapse is ready.";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("matrix-versions", Logs, VersionsAsync),
        new("matrix-cors", "The proxy must pass OPTIONS to the homeserver: Matrix clients are pages of other origins.", CorsAsync),
        new("matrix-tokens", "Synapse does not reach MAS: compare mas-synapse-secret on both sides, see both logs.", TokensAsync),
        new("matrix-login", "The proxy must send /login to MAS, and MAS must have passwords off.", LoginAsync),
        new("matrix-rooms-private", "allow_public_rooms_without_auth must be false in homeserver.yaml.", RoomsAsync),
    ];

    private static async Task<Finding> VersionsAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/_matrix/client/versions"), cancellationToken);
        var versions = answer.Json.Texts("versions");
        return answer.Code == 200 && versions.Count > 0 ? Finding.Pass($"up to {versions[^1]}") : Finding.Fail($"status {answer.Code}, {versions.Count} versions");
    }

    private static async Task<Finding> CorsAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.OptionsAsync(new Uri(context.Urls.Matrix, "/_matrix/client/v3/sync"), cancellationToken);
        var origin = answer.Header("Access-Control-Allow-Origin");
        return answer.Code is 200 or 204 && origin == "*" ? Finding.Pass("every origin") : Finding.Fail($"status {answer.Code}, allowed origin {origin ?? "missing"}");
    }

    /// <summary>No token of ours, but one of MAS's form: Synapse can only refuse it after it has asked MAS.</summary>
    private static async Task<Finding> TokensAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var url = new Uri(context.Urls.Matrix, "/_matrix/client/v3/account/whoami");
        var nobody = await context.Http.GetAsync(url, cancellationToken);
        var wrong = await context.Http.GetAsync(url, $"mat_{RandomNumberGenerator.GetHexString(32)}_000000", cancellationToken);
        return (nobody.Json.Text("errcode"), wrong.Json.Text("errcode")) == ("M_MISSING_TOKEN", "M_UNKNOWN_TOKEN") && (nobody.Code, wrong.Code) == (401, 401)
            ? Finding.Pass("a wrong one is refused, after a look at MAS")
            : Finding.Fail($"without: {nobody.Code} {nobody.Json.Text("errcode")}; a wrong one: {wrong.Code} {wrong.Json.Text("errcode")}");
    }

    private static async Task<Finding> LoginAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/_matrix/client/v3/login"), cancellationToken);
        var flows = answer.Json.At("flows") is { ValueKind: System.Text.Json.JsonValueKind.Array } array
            ? array.EnumerateArray().Select(flow => flow.Text("type") ?? "").ToList()
            : [];
        return answer.Code == 200 && flows.Contains("m.login.sso") && !flows.Contains("m.login.password")
            ? Finding.Pass("through MAS, without passwords")
            : Finding.Fail($"status {answer.Code}, flows: {string.Join(", ", flows)}");
    }

    private static async Task<Finding> RoomsAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/_matrix/client/v3/publicRooms"), cancellationToken);
        return answer.Code == 401 ? Finding.Pass("only for who has signed in") : Finding.Fail($"status {answer.Code} without a token");
    }
}
