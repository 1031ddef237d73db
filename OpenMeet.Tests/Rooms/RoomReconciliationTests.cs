using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Rooms;

public sealed class RoomReconciliationTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Whoever_is_taken_out_of_the_event_is_taken_out_of_the_room()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        var roomId = await chat.JoinAsync(alice, slug);
        await chat.JoinAsync(bob, slug);

        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"));

        await BecomesAsync(alice, roomId, bob, "leave");
    }

    [Fact]
    public async Task A_host_is_taken_out_too_though_the_bot_has_no_more_power()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"), (bob, "host", "confirmed"));
        var roomId = await chat.JoinAsync(alice, slug);
        await chat.JoinAsync(bob, slug);

        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"));

        await BecomesAsync(alice, roomId, bob, "leave");
        Assert.Equal(0, await LevelAsync(alice, roomId, bob));
    }

    [Fact]
    public async Task A_changed_role_changes_the_power()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        var roomId = await chat.JoinAsync(alice, slug);

        await chat.PutAsync(slug, "public", (alice, "participant", "confirmed"), (bob, "moderator", "confirmed"));

        await Eventually.TrueAsync(async () => await LevelAsync(alice, roomId, bob) == 50 && await LevelAsync(alice, roomId, alice) == 0);
    }

    [Fact]
    public async Task What_a_host_set_by_hand_for_a_guest_from_elsewhere_stays()
    {
        var (alice, bob, stranger) = (chat.NewPerson(), chat.NewPerson(), chat.NewPerson(ChatFixture.OtherTenant));
        var slug = await chat.EventAsync(alice, bob);
        var roomId = await chat.JoinAsync(alice, slug);
        var levels = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.power_levels");
        var users = levels.GetProperty("users").EnumerateObject().ToDictionary(u => u.Name, u => u.Value.GetInt32());
        users[stranger.MatrixUserId] = 42;
        await chat.Synapse.PutAsync($"rooms/{SynapseClient.Escape(roomId)}/state/m.room.power_levels/", alice.MatrixUserId, new { users, kick = 77, events_default = 0, state_default = 50 });

        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"), (bob, "moderator", "confirmed"));

        await Eventually.TrueAsync(async () => await LevelAsync(alice, roomId, bob) == 50);
        var after = await chat.Synapse.StateAsync(alice.MatrixUserId, roomId, "m.room.power_levels");
        Assert.Equal((42, 77), (await LevelAsync(alice, roomId, stranger), after.GetProperty("kick").GetInt32()));
    }

    [Fact]
    public async Task Role_changes_that_come_at_once_are_all_made()
    {
        var people = Enumerable.Range(0, 6).Select(_ => chat.NewPerson()).ToArray();
        var slug = await chat.EventAsync(people);
        var roomId = await chat.JoinAsync(people[0], slug);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => chat.PutAsync(slug, "public", [.. people.Select(p => (p, p == people[0] ? "host" : "moderator", "confirmed"))])));

        foreach (var person in people.Skip(1))
        {
            await Eventually.TrueAsync(async () => await LevelAsync(people[0], roomId, person) == 50);
        }
    }

    [Fact]
    public async Task A_side_effect_that_fails_stays_owed_until_it_is_done()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        var roomId = await chat.JoinAsync(alice, slug);
        await chat.JoinAsync(bob, slug);
        chat.Tap.Break($"{roomId}/kick", times: 2);

        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"));

        await BecomesAsync(alice, roomId, bob, "leave");
        await Eventually.TrueAsync(() => chat.WithDbAsync(async db => !await db.Outbox.AnyAsync(o => o.Key == $"{ChatFixture.Tenant}/{slug}")));
    }

    [Fact]
    public async Task The_timer_mends_what_was_changed_by_hand()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        var roomId = await chat.JoinAsync(alice, slug);
        await chat.Synapse.PutAsync($"rooms/{SynapseClient.Escape(roomId)}/state/m.room.power_levels/", alice.MatrixUserId, await WithLevelAsync(alice, roomId, bob, 60));

        await chat.WithDbAsync(async db =>
        {
            await ReconcileTimer.EnqueueAllAsync(db, DateTimeOffset.UtcNow, CancellationToken.None);
            return true;
        });

        await Eventually.TrueAsync(async () => await LevelAsync(alice, roomId, bob) == 0);
    }

    private async Task<object> WithLevelAsync(Person viewer, string roomId, Person person, int level)
    {
        var levels = await chat.Synapse.StateAsync(viewer.MatrixUserId, roomId, "m.room.power_levels");
        var users = levels.GetProperty("users").EnumerateObject().ToDictionary(u => u.Name, u => u.Value.GetInt32());
        users[person.MatrixUserId] = level;
        return new { users };
    }

    private async Task<int> LevelAsync(Person viewer, string roomId, Person person)
    {
        var levels = await chat.Synapse.StateAsync(viewer.MatrixUserId, roomId, "m.room.power_levels");
        return levels.GetProperty("users").TryGetProperty(person.MatrixUserId, out var level) ? level.GetInt32() : 0;
    }

    private Task BecomesAsync(Person viewer, string roomId, Person person, string membership) =>
        Eventually.TrueAsync(async () => await chat.Synapse.MembershipAsync(viewer.MatrixUserId, roomId, person.MatrixUserId) == membership);
}
