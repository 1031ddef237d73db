using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Upstream;

/// <summary>One visit to a provider.</summary>
/// <param name="Claims">What templates see once the visit is complete.</param>
internal sealed record UpstreamSession(
    string Id, string ProviderId, string? LinkId, UpstreamSecrets Secrets, JsonObject? Claims, DateTimeOffset? CompletedAt, DateTimeOffset? ConsumedAt);
