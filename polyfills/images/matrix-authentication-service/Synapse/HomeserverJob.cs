using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Synapse;

/// <summary>Something the homeserver must be told, kept until it was.</summary>
internal sealed record HomeserverJob(string Id, string Kind, User User, JsonObject Payload, int Attempts)
{
    public const string Provision = "provision_user";
    public const string SyncDevices = "sync_devices";
    public const string Deactivate = "delete_user";
}
