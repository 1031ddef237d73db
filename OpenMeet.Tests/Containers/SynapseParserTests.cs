using System.Text.Json.Nodes;

namespace OpenMeet.Tests.Containers;

public sealed class SynapseParserTests
{
    private static readonly (string, string)[] Workers =
        [("SYNAPSE_REDIS_HOST", "redis"), ("SYNAPSE_REDIS_PASSWORD", "pa#ss"), ("SYNAPSE_MAIN_HOST", "synapse"), ("SYNAPSE_REPLICATION_SECRET", "shared")];

    [Fact]
    public async Task The_main_process_takes_every_option_at_once()
    {
        var read = await SynapseParser.ReadAsync(
        [
            .. Workers,
            ("SYNAPSE_TURN_URIS", "turn:turn.test?transport=udp,turns:turn.test:5349"), ("SYNAPSE_TURN_SHARED_SECRET", "relay"),
            ("SYNAPSE_MATRIX_RTC", "true"), ("SYNAPSE_MATRIX_RTC_URL", "https://rtc.test/livekit/jwt"),
            ("SYNAPSE_FEDERATION_DOMAIN_WHITELIST", "a.test"),
        ]);
        Equal("""{"8008": ["client", "openid", "federation"], "9090": [], "9093": ["replication"]}""", read["listeners"]);
        Equal("""["redis", 6379, "pa#ss"]""", read["redis"]);
        Equal("""[["turn:turn.test?transport=udp", "turns:turn.test:5349"], "relay", 3600000, false]""", read["turn"]);
        Equal("""[true, 86400000, [{"type": "livekit", "livekit_service_url": "https://rtc.test/livekit/jwt"}]]""", new JsonArray(Copy(read, "state_after"), Copy(read, "delayed_events_ms"), Copy(read, "transports")));
        Equal("""["synapse.app.homeserver", "master"]""", new JsonArray(Copy(read, "app"), Copy(read, "instance")));
    }

    [Fact]
    public async Task A_worker_reads_for_clients_and_leaves_writing_and_files_to_the_main_process()
    {
        var read = await SynapseParser.ReadAsync([.. Workers, ("SYNAPSE_WORKER_NAME", "synapse-sync-0")]);
        Equal("""["synapse.app.generic_worker", "synapse-sync-0"]""", new JsonArray(Copy(read, "app"), Copy(read, "instance")));
        Equal("""{"8008": ["client"], "9090": []}""", read["listeners"]);
        Equal("""{"master": ["synapse", 9093]}""", read["instances"]);
        Equal("""[["master"], false]""", new JsonArray(Copy(read, "writers"), Copy(read, "media")));
    }

    private static void Equal(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Synapse understood {actual?.ToJsonString()}");

    private static JsonNode? Copy(JsonNode read, string name) => read[name]?.DeepClone();
}
