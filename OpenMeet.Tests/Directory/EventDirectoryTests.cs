using System.Net;
using System.Net.Http.Json;
using System.Text;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.EventDirectory;

public sealed class EventDirectoryTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task An_event_is_created_once_and_then_replaced()
    {
        using var platform = chat.Platform();
        var address = new Uri($"api/directory/{ChatFixture.Tenant}/events/{ChatFixture.NewSlug()}", UriKind.Relative);

        using var first = await platform.PutAsJsonAsync(address, ChatFixture.Body("public"));
        using var second = await platform.PutAsJsonAsync(address, ChatFixture.Body("private"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task The_public_tenant_is_written_as_a_hyphen()
    {
        var alice = chat.NewPerson(tenantId: "");

        var slug = await chat.EventAsync(alice);

        Assert.StartsWith("!", await chat.JoinAsync(alice, slug), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("ACME")]
    public async Task An_unknown_tenant_is_not_found(string tenantId)
    {
        using var platform = chat.Platform();
        using var answer = await platform.PutAsJsonAsync($"api/directory/{tenantId}/events/x", ChatFixture.Body("public"));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.NotFound, "unknown_tenant");
    }

    [Fact]
    public async Task A_persons_token_does_not_open_the_directory()
    {
        using var client = chat.ClientOf(chat.NewPerson());
        using var answer = await client.PutAsJsonAsync($"api/directory/{ChatFixture.Tenant}/events/x", ChatFixture.Body("public"));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told()
    {
        using var client = chat.Client(token: null);
        using var answer = await client.PutAsJsonAsync($"api/directory/{ChatFixture.Tenant}/events/x", ChatFixture.Body("public"));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("{", "malformed_body")]
    [InlineData("""{"title":" ","visibility":"public","attendees":[]}""", "invalid_title")]
    [InlineData("""{"title":"T","visibility":"secret","attendees":[]}""", "unknown_visibility")]
    [InlineData("""{"title":"T","visibility":"0","attendees":[]}""", "unknown_visibility")]
    [InlineData("""{"title":"T","visibility":"public"}""", "invalid_attendees")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[null]}""", "invalid_user_id")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"a:b"}]}""", "invalid_user_id")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"bot"}]}""", "invalid_user_id")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"u1","handle":""}]}""", "invalid_handle")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"u1","handle":"h"}]}""", "invalid_display_name")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"u1","handle":"h","displayName":"H","role":"king"}]}""", "unknown_role")]
    [InlineData("""{"title":"T","visibility":"public","attendees":[{"userId":"u1","handle":"h","displayName":"H","role":"host","status":"perhaps"}]}""", "unknown_status")]
    public async Task A_wrong_body_is_refused_with_its_code(string body, string code)
    {
        using var platform = chat.Platform();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await platform.PutAsync(new Uri($"api/directory/{ChatFixture.Tenant}/events/x", UriKind.Relative), content);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_handle_of_somebody_else_is_refused()
    {
        var alice = chat.NewPerson();
        await chat.EventAsync(alice);

        using var answer = await PutAsync(alice with { UserId = Guid.NewGuid().ToString() });

        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Conflict, "handle_taken");
    }

    [Fact]
    public async Task A_handle_never_changes()
    {
        var alice = chat.NewPerson();
        await chat.EventAsync(alice);

        using var answer = await PutAsync(alice with { Handle = $"{alice.Handle}-new" });

        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Conflict, "handle_immutable");
    }

    [Fact]
    public async Task The_same_person_twice_in_one_event_is_refused()
    {
        var alice = chat.NewPerson();
        using var answer = await PutAsync(alice, alice);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.BadRequest, "duplicate_attendee");
    }

    [Fact]
    public async Task A_deleted_event_is_unknown()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        using var platform = chat.Platform();
        var address = new Uri($"api/directory/{ChatFixture.Tenant}/events/{slug}", UriKind.Relative);

        using var deleted = await platform.DeleteAsync(address);
        using var again = await platform.DeleteAsync(address);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await HttpAssert.ProblemAsync(again, HttpStatusCode.NotFound, "unknown_event");
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        var people = Enumerable.Range(0, 12).Select(_ => chat.NewPerson()).ToArray();
        var slug = ChatFixture.NewSlug();

        await Task.WhenAll(people.Select(person => chat.PutAsync($"{slug}-{person.Handle}", "public", [.. people.Select(p => (p, "guest", "confirmed"))])));

        using var client = chat.ClientOf(people[3]);
        var mine = await HttpAssert.JsonAsync(await client.GetAsync(new Uri("api/chat/events", UriKind.Relative)));
        Assert.Equal(people.Length, mine.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task My_events_are_those_whose_chat_i_may_read()
    {
        var alice = chat.NewPerson();
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "private", (alice, "speaker", "waitlist"));
        await chat.PutAsync($"{slug}-other", "private", (alice, "speaker", "rejected"));

        using var client = chat.ClientOf(alice);
        var events = (await HttpAssert.JsonAsync(await client.GetAsync(new Uri("api/chat/events", UriKind.Relative)))).GetProperty("events");

        var mine = Assert.Single(events.EnumerateArray());
        Assert.Equal((slug, "speaker", "waitlist", false), (mine.GetProperty("slug").GetString(), mine.GetProperty("role").GetString(), mine.GetProperty("status").GetString(), mine.GetProperty("canWrite").GetBoolean()));
    }

    private async Task<HttpResponseMessage> PutAsync(params Person[] people)
    {
        using var platform = chat.Platform();
        return await platform.PutAsJsonAsync(
            $"api/directory/{ChatFixture.Tenant}/events/{ChatFixture.NewSlug()}", ChatFixture.Body("public", [.. people.Select(p => (p, "guest", "confirmed"))]));
    }
}
