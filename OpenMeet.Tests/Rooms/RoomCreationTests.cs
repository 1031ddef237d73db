using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace OpenMeet.Tests.Rooms;

public sealed class RoomCreationTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    private string Bot => chat.Services.GetRequiredService<RoomAuthority>().BotOf(ChatFixture.Tenant);

    [Fact]
    public async Task The_room_is_found_by_the_events_alias()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);

        var roomId = await chat.JoinAsync(alice, slug);

        Assert.Equal(roomId, await chat.Synapse.ResolveAsync($"#event-{slug}-{ChatFixture.Tenant}:{SynapseServer.ServerName}"));
    }

    [Fact]
    public async Task Power_follows_the_role()
    {
        var (host, moderator, speaker, guest, waiting) = (chat.NewPerson(), chat.NewPerson(), chat.NewPerson(), chat.NewPerson(), chat.NewPerson());
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "public", (host, "host", "confirmed"), (moderator, "moderator", "confirmed"), (speaker, "speaker", "confirmed"), (guest, "guest", "confirmed"), (waiting, "participant", "waitlist"));

        var roomId = await chat.JoinAsync(guest, slug);

        var users = (await chat.Synapse.StateAsync(guest.MatrixUserId, roomId, "m.room.power_levels")).GetProperty("users");
        Assert.Equal(100, users.GetProperty(Bot).GetInt32());
        Assert.Equal(100, users.GetProperty(host.MatrixUserId).GetInt32());
        Assert.Equal(50, users.GetProperty(moderator.MatrixUserId).GetInt32());
        Assert.Equal(25, users.GetProperty(speaker.MatrixUserId).GetInt32());
        Assert.Equal(-1, users.GetProperty(waiting.MatrixUserId).GetInt32());
        Assert.False(users.TryGetProperty(guest.MatrixUserId, out _));
    }

    [Theory]
    [InlineData("public", "public")]
    [InlineData("authenticated", "invite")]
    [InlineData("private", "invite")]
    public async Task Visibility_decides_who_may_join(string visibility, string joinRule)
    {
        var alice = chat.NewPerson();
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, visibility, (alice, "participant", "confirmed"));

        var roomId = await chat.JoinAsync(alice, slug);

        var rules = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.join_rules");
        Assert.Equal(joinRule, rules.GetProperty("join_rule").GetString());
        Assert.Equal("join", await chat.Synapse.MembershipAsync(alice.MatrixUserId, roomId, alice.MatrixUserId));
    }

    [Fact]
    public async Task A_room_is_version_11_shut_to_guests_with_shared_history_and_unencrypted()
    {
        var alice = chat.NewPerson();
        var roomId = await chat.JoinAsync(alice, await chat.EventAsync(alice));

        var create = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.create");
        var guests = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.guest_access");
        var history = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.history_visibility");

        Assert.Equal("11", create.GetProperty("room_version").GetString());
        Assert.Equal("forbidden", guests.GetProperty("guest_access").GetString());
        Assert.Equal("shared", history.GetProperty("history_visibility").GetString());
        await Assert.ThrowsAsync<HttpRequestException>(() => chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.encryption"));
    }

    [Fact]
    public async Task Twenty_people_who_come_at_once_to_two_replicas_meet_in_one_room()
    {
        var people = Enumerable.Range(0, 20).Select(_ => chat.NewPerson()).ToArray();
        var slug = await chat.EventAsync(people);

        var rooms = await Task.WhenAll(people.Select((person, index) => chat.JoinAsync(person, slug, replica: index % 2)));

        Assert.Single(rooms.Distinct());
    }

    [Fact]
    public async Task A_room_whose_id_was_lost_is_found_again_by_its_alias()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        var before = await chat.JoinAsync(alice, slug);
        await chat.WithDbAsync(db => db.Rooms.Where(r => r.RoomId == before).ExecuteDeleteAsync());

        Assert.Equal(before, await chat.JoinAsync(alice, slug));
    }

    [Fact]
    public async Task A_new_event_of_a_deleted_ones_slug_gets_a_room_of_its_own()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice);
        var former = await chat.JoinAsync(alice, slug);
        using (var platform = chat.Platform())
        {
            (await platform.DeleteAsync(new Uri($"api/directory/{ChatFixture.Tenant}/events/{slug}", UriKind.Relative))).EnsureSuccessStatusCode();
        }

        await chat.PutAsync(slug, "public", (bob, "host", "confirmed"));
        var next = await chat.JoinAsync(bob, slug);

        Assert.NotEqual(former, next);
        Assert.Null(await chat.Synapse.MembershipAsync(bob.MatrixUserId, next, alice.MatrixUserId));
        await Eventually.TrueAsync(async () => await chat.Synapse.MembershipAsync(alice.MatrixUserId, former, alice.MatrixUserId) == "leave");
    }
}
