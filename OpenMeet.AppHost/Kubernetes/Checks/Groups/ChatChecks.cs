namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>The chat page, its API, and the hub.</summary>
internal static class ChatChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("chat-page", "See kubectl logs deployment/chat.", PageAsync),
        new("chat-api", "The API must ask for a token: see kubectl logs deployment/chat.", ApiAsync),
        new("hub-negotiate", "The hub must ask for a token: see kubectl logs deployment/chat.", NegotiateAsync),
        new("hub-websocket", "Whatever stands in front of the proxy must pass WebSockets on (Upgrade and Connection headers, no short timeouts).", WebSocketProbe.RunAsync),
    ];

    private static async Task<Finding> PageAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var page = await context.Http.GetAsync(context.Urls.Chat, cancellationToken);
        var policy = page.Header("Content-Security-Policy") ?? "";
        Require(page is { Code: 200, IsHtml: true }, $"status {page.Code}");
        Require(policy.Contains("script-src 'self'", StringComparison.Ordinal) && !policy.Contains("unsafe-", StringComparison.Ordinal), "no strict Content-Security-Policy");
        var settings = await context.Http.GetAsync(new Uri(context.Urls.Chat, "/page/settings"), cancellationToken);
        Require(PublicUrls.AreSame(settings.Json.Text("issuer"), context.Urls.Id), $"its issuer is {settings.Json.Text("issuer") ?? "missing"}");
        var script = await context.Http.GetAsync(new Uri(context.Urls.Chat, "/lib/signalr.min.js"), cancellationToken);
        Require(script.Code == 200, $"its SignalR client answers {script.Code}");
        return Finding.Of(faults, "is served, and knows where to sign in");

        void Require(bool holds, string otherwise) => faults.AddRange(holds ? [] : [otherwise]);
    }

    private static async Task<Finding> ApiAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Chat, "/api/chat/events"), cancellationToken);
        return answer.Code == 401 ? Finding.Pass("asks for a token") : Finding.Fail($"status {answer.Code} without a token");
    }

    private static async Task<Finding> NegotiateAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.PostAsync(new Uri(context.Urls.Chat, "/hubs/chat/negotiate?negotiateVersion=1"), "", cancellationToken);
        return answer.Code == 401 ? Finding.Pass("asks for a token") : Finding.Fail($"status {answer.Code} without a token");
    }
}
