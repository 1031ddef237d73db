using System.Collections;

namespace OpenMeet.Tests.Containers;

/// <summary>What is off unless its variables are set.</summary>
public sealed class SynapseOptionsTests
{
    [Fact]
    public async Task Without_their_variables_all_options_are_off()
    {
        var text = (await ContainerTemplate.Homeserver.RenderAsync()).Text;
        Assert.All(["turn_", "9093", "openid", "msc4222", "max_event_delay", "matrix_rtc:"], option => Assert.DoesNotContain(option, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_go_through_the_relays_that_are_named()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(
            ("SYNAPSE_TURN_URIS", "turn:turn.test:3478?transport=udp,turns:[2001:db8::1]:5349"), ("SYNAPSE_TURN_SHARED_SECRET", "relay: #secret"));
        Assert.Equal(["turn:turn.test:3478?transport=udp", "turns:[2001:db8::1]:5349"], ((IList)rendered["turn_uris"]!).Cast<object>());
        Assert.Equal(("relay: #secret", "1h", false), (rendered["turn_shared_secret"], rendered["turn_user_lifetime"], rendered["turn_allow_guests"]));
    }

    [Fact]
    public async Task Group_calls_get_what_Element_Call_asks_of_a_homeserver()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(("SYNAPSE_MATRIX_RTC", "true"));
        Assert.Equal((true, "24h"), (rendered["experimental_features", "msc4222_enabled"], rendered["max_event_delay_duration"]));
        Assert.Equal("openid", rendered["listeners", 0, "resources", 1, "names", 0]);
        Assert.Null(rendered["matrix_rtc"]);
    }

    [Fact]
    public async Task Clients_are_told_where_group_calls_are_if_Synapse_knows()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(("SYNAPSE_MATRIX_RTC", "true"), ("SYNAPSE_MATRIX_RTC_URL", "https://rtc.test/livekit/jwt"));
        Assert.Equal("https://rtc.test/livekit/jwt", rendered["matrix_rtc", "transports", 0, "livekit_service_url"]);
        Assert.Equal(true, rendered["experimental_features", "msc4143_enabled"]);
    }

    [Fact]
    public async Task With_workers_the_main_process_listens_for_them_on_a_port_of_its_own()
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(("SYNAPSE_REDIS_HOST", "redis"));
        Assert.Equal(("9093", "replication"), (rendered["listeners", 2, "port"]?.ToString(), rendered["listeners", 2, "resources", 0, "names", 0]));
    }

    [Fact]
    public async Task Replication_is_authenticated_if_it_has_a_secret()
    {
        Assert.Null((await ContainerTemplate.Replication.RenderAsync())["worker_replication_secret"]);
        Assert.Equal("shared", (await ContainerTemplate.Replication.RenderAsync(("SYNAPSE_REPLICATION_SECRET", "shared")))["worker_replication_secret"]);
    }
}
