using System.Net;
using System.Net.Http.Json;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Matrix;

public sealed class MatrixFailureTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_short_rate_limit_is_waited_out()
    {
        var alice = await JoinedAsync();
        chat.Tap.Fail($"{alice.RoomId}/send/", HttpStatusCode.TooManyRequests, "M_LIMIT_EXCEEDED", retryAfterMs: 100);

        Assert.StartsWith("$", await chat.SendAsync(alice.Person, alice.Slug, "patient"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_rate_limit_is_passed_on_with_the_time_to_come_back()
    {
        var alice = await JoinedAsync();
        chat.Tap.Fail($"{alice.RoomId}/send/", HttpStatusCode.TooManyRequests, "M_LIMIT_EXCEEDED", retryAfterMs: 12_300);

        using var answer = await TryAsync(alice);

        await HttpAssert.ProblemAsync(answer, HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(TimeSpan.FromSeconds(13), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Endless_short_rate_limits_end_too()
    {
        var alice = await JoinedAsync();
        chat.Tap.Fail($"{alice.RoomId}/send/", HttpStatusCode.TooManyRequests, "M_LIMIT_EXCEEDED", times: 100, retryAfterMs: 1000);

        using var answer = await TryAsync(alice);

        await HttpAssert.ProblemAsync(answer, HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task A_homeserver_that_is_away_is_unavailable_and_a_retry_makes_one_event()
    {
        var alice = await JoinedAsync();
        chat.Tap.Break($"{alice.RoomId}/send/");

        using var first = await TryAsync(alice, "txn");
        await HttpAssert.ProblemAsync(first, HttpStatusCode.ServiceUnavailable, "matrix_unavailable");
        Assert.NotNull(first.Headers.RetryAfter);

        var second = await chat.SendAsync(alice.Person, alice.Slug, "again", "txn");
        Assert.Equal(second, await chat.SendAsync(alice.Person, alice.Slug, "again", "txn"));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "M_TOO_LARGE", HttpStatusCode.RequestEntityTooLarge, "message_too_large")]
    [InlineData(HttpStatusCode.BadRequest, "M_BAD_JSON", HttpStatusCode.BadGateway, "matrix_refused")]
    [InlineData(HttpStatusCode.InternalServerError, "M_UNKNOWN", HttpStatusCode.ServiceUnavailable, "matrix_unavailable")]
    public async Task Other_errors_have_codes_of_their_own(HttpStatusCode status, string errCode, HttpStatusCode expected, string code)
    {
        var alice = await JoinedAsync();
        chat.Tap.Fail($"{alice.RoomId}/send/", status, errCode);
        using var answer = await TryAsync(alice);
        await HttpAssert.ProblemAsync(answer, expected, code);
    }

    [Fact]
    public async Task Somebody_kicked_by_hand_is_joined_again_when_they_send()
    {
        var (host, alice) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(host, alice);
        var roomId = await chat.JoinAsync(host, slug);
        await chat.JoinAsync(alice, slug);
        await chat.Synapse.PostAsync($"rooms/{SynapseClient.Escape(roomId)}/kick", host.MatrixUserId, new { user_id = alice.MatrixUserId });

        Assert.StartsWith("$", await chat.SendAsync(alice, slug, "back"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_travel_in_the_header_alone_and_people_without_a_device()
    {
        var alice = await JoinedAsync();
        await chat.SendAsync(alice.Person, alice.Slug, "hello");

        Assert.DoesNotContain(chat.Tap.Calls, call => call.Address.Contains("access_token", StringComparison.Ordinal) || call.Address.Contains("device_id", StringComparison.Ordinal));
        Assert.All(chat.Tap.Calls, call => Assert.NotNull(call.Bearer));
    }

    private async Task<(Person Person, string Slug, string RoomId)> JoinedAsync()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        return (alice, slug, await chat.JoinAsync(alice, slug));
    }

    private async Task<HttpResponseMessage> TryAsync((Person Person, string Slug, string RoomId) who, string? transactionId = null)
    {
        using var client = chat.ClientOf(who.Person);
        return await client.PostAsJsonAsync($"api/chat/event/{who.Slug}/message", new { message = "again", transactionId });
    }
}
