using System.Net;
using System.Net.Http.Json;
using System.Text;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Messages;

public sealed class ChatAccessOverRestTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Theory]
    [InlineData("POST", "join")]
    [InlineData("POST", "message")]
    [InlineData("POST", "typing")]
    [InlineData("GET", "messages")]
    public async Task An_unknown_event_is_not_found(string method, string verb)
    {
        using var answer = await CallAsync(chat.NewPerson(), method, "no-such-event", verb);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.NotFound, "unknown_event");
    }

    [Theory]
    [InlineData("POST", "join")]
    [InlineData("POST", "message")]
    [InlineData("POST", "typing")]
    [InlineData("GET", "messages")]
    public async Task Who_does_not_take_part_is_kept_out(string method, string verb)
    {
        var slug = await chat.EventAsync(chat.NewPerson());
        using var answer = await CallAsync(chat.NewPerson(), method, slug, verb);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Forbidden, "not_a_member");
    }

    [Fact]
    public async Task Another_tenants_event_does_not_exist()
    {
        var slug = await chat.EventAsync(chat.NewPerson());
        using var answer = await CallAsync(chat.NewPerson(ChatFixture.OtherTenant), "POST", slug, "join");
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.NotFound, "unknown_event");
    }

    [Fact]
    public async Task The_same_slug_in_two_tenants_is_two_rooms()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson(ChatFixture.OtherTenant));
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"));
        await chat.PutAsync(slug, "public", (bob, "host", "confirmed"));

        Assert.NotEqual(await chat.JoinAsync(alice, slug), await chat.JoinAsync(bob, slug));
    }

    [Fact]
    public async Task A_tenant_header_that_differs_from_the_token_is_not_found()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        using var client = chat.ClientOf(alice);
        client.DefaultRequestHeaders.Add("x-tenant-id", ChatFixture.OtherTenant);
        using var answer = await client.PostAsync(new Uri($"api/chat/event/{slug}/join", UriKind.Relative), null);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.NotFound, "unknown_tenant");
    }

    [Fact]
    public async Task A_token_of_a_tenant_that_is_no_more_is_not_found()
    {
        using var client = chat.Client(chat.Issuer.Token("gone:user-1", "chat", "gone"));
        using var answer = await client.GetAsync(new Uri("api/chat/events", UriKind.Relative));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.NotFound, "unknown_tenant");
    }

    [Theory]
    [InlineData("acme:u", "Beta-2")]
    [InlineData("acme:bot", "acme")]
    [InlineData("nonsense", "acme")]
    public async Task A_token_that_names_no_person_of_its_tenant_is_refused(string subject, string tenantId)
    {
        using var client = chat.Client(chat.Issuer.Token(subject, "chat", tenantId));
        using var answer = await client.GetAsync(new Uri("api/chat/events", UriKind.Relative));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.Forbidden, "not_a_person");
    }

    [Fact]
    public async Task Who_answered_no_may_chat()
    {
        var alice = chat.NewPerson();
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "private", (alice, "participant", "cancelled"));

        Assert.StartsWith("$", await chat.SendAsync(alice, slug, "sorry"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_may_read_but_not_write()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "private", (alice, "host", "confirmed"), (bob, "participant", "waitlist"));
        await chat.SendAsync(alice, slug, "hello");

        using var read = await CallAsync(bob, "GET", slug, "messages");
        using var write = await CallAsync(bob, "POST", slug, "message");

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        await HttpAssert.ProblemAsync(write, HttpStatusCode.Forbidden, "read_only");
    }

    [Theory]
    [InlineData("message", "{", "malformed_body")]
    [InlineData("message", "[]", "malformed_body")]
    [InlineData("message", """{"message":"  "}""", "empty_message")]
    [InlineData("message", "{}", "empty_message")]
    [InlineData("message", """{"message":"x","transactionId":"a/b"}""", "invalid_transaction_id")]
    [InlineData("message", """{"message":"x","transactionId":""}""", "invalid_transaction_id")]
    [InlineData("typing", "{}", "missing_is_typing")]
    [InlineData("typing", """{"isTyping":"yes"}""", "malformed_body")]
    public async Task A_wrong_body_is_refused_with_its_code(string verb, string body, string code)
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        using var client = chat.ClientOf(alice);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"api/chat/event/{slug}/{verb}", UriKind.Relative), content);
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_message_longer_than_32_KiB_is_too_large()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        using var client = chat.ClientOf(alice);
        using var answer = await client.PostAsJsonAsync($"api/chat/event/{slug}/message", new { message = new string('ü', 16 * 1024 + 1) });
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "message_too_large");
    }

    private async Task<HttpResponseMessage> CallAsync(Person person, string method, string slug, string verb)
    {
        using var client = chat.ClientOf(person);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/chat/event/{slug}/{verb}");
        request.Content = method == "GET" ? null : JsonContent.Create(new { message = "hello", isTyping = true });
        return await client.SendAsync(request);
    }
}
