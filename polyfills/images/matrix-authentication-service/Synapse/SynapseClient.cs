using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Synapse;

/// <summary>Synapse's <c>/_synapse/mas/*</c>. All writes may be repeated.</summary>
internal sealed class SynapseClient(HttpClient http)
{
    private static readonly TimeSpan OptionalQueryTimeout = TimeSpan.FromSeconds(1);

    /// <exception cref="HomeserverException">Neither yes nor no was answered.</exception>
    public async Task<LocalpartAvailability> AvailabilityAsync(string localpart, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Get, $"is_localpart_available?localpart={Uri.EscapeDataString(localpart)}", null, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return LocalpartAvailability.Available;
        }

        return response.StatusCode != HttpStatusCode.BadRequest
            ? throw new HomeserverException("is_localpart_available", response.StatusCode)
            : await ErrorCodeAsync(response, cancellationToken) switch
            {
                "M_USER_IN_USE" => LocalpartAvailability.Taken,
                "M_INVALID_USERNAME" or "M_EXCLUSIVE" => LocalpartAvailability.Refused,
                _ => throw new HomeserverException("is_localpart_available", response.StatusCode),
            };
    }

    /// <summary>What the homeserver knows of the account, or null when it says nothing within a second: only pages show it.</summary>
    public async Task<HomeserverUser?> TryQueryUserAsync(string localpart, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(OptionalQueryTimeout);
        try
        {
            using var response = await SendAsync(
                HttpMethod.Get, $"query_user?localpart={Uri.EscapeDataString(localpart)}", null, timeout.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<HomeserverUser>(timeout.Token) : null;
        }
        catch (Exception e) when (e is HomeserverException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <param name="emails">The complete list of addresses.</param>
    public Task ProvisionUserAsync(
        string localpart, string? displayName, string? avatarUrl, IReadOnlyList<string> emails, bool locked, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["localpart"] = localpart,
            ["set_emails"] = new JsonArray([.. emails.Select(email => JsonValue.Create(email.ToLowerInvariant()))]),
            ["locked"] = locked,
        };
        if (displayName is not null)
        {
            body["set_displayname"] = displayName;
        }

        if (avatarUrl is not null)
        {
            body["set_avatar_url"] = avatarUrl;
        }

        return PostAsync("provision_user", body, cancellationToken);
    }

    public Task UpsertDeviceAsync(string localpart, string deviceId, string? displayName, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["localpart"] = localpart, ["device_id"] = deviceId };
        if (displayName is not null)
        {
            body["display_name"] = displayName;
        }

        return PostAsync("upsert_device", body, cancellationToken);
    }

    public Task SyncDevicesAsync(string localpart, IEnumerable<string> devices, CancellationToken cancellationToken) => PostAsync(
        "sync_devices",
        new JsonObject { ["localpart"] = localpart, ["devices"] = new JsonArray([.. devices.Select(device => JsonValue.Create(device))]) },
        cancellationToken);

    public Task DeleteUserAsync(string localpart, bool erase, CancellationToken cancellationToken) =>
        PostAsync("delete_user", new JsonObject { ["localpart"] = localpart, ["erase"] = erase }, cancellationToken);

    public Task ReactivateUserAsync(string localpart, CancellationToken cancellationToken) =>
        PostAsync("reactivate_user", new JsonObject { ["localpart"] = localpart }, cancellationToken);

    public Task SetDisplayNameAsync(string localpart, string displayName, CancellationToken cancellationToken) =>
        PostAsync("set_displayname", new JsonObject { ["localpart"] = localpart, ["displayname"] = displayName }, cancellationToken);

    public Task AllowCrossSigningResetAsync(string localpart, CancellationToken cancellationToken) =>
        PostAsync("allow_cross_signing_reset", new JsonObject { ["localpart"] = localpart }, cancellationToken);

    private static async Task<string?> ErrorCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var error = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return error.ValueKind == JsonValueKind.Object && error.TryGetProperty("errcode", out var code) ? code.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task PostAsync(string operation, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, operation, body, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HomeserverException(operation, response.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"_synapse/mas/{path}", UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new HomeserverException(path.Split('?')[0], null, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HomeserverException(path.Split('?')[0], null, e);
        }
    }
}
