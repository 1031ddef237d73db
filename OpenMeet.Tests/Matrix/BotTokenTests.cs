using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Matrix;

/// <summary>Each test has its own fixture: they count sign-ins.</summary>
public sealed class BotTokenTests : IAsyncLifetime
{
    private readonly ChatFixture _chat = new();

    public Task InitializeAsync() => _chat.InitializeAsync();

    public Task DisposeAsync() => _chat.DisposeAsync();

    [Fact]
    public async Task A_bot_signs_in_once_for_all_replicas()
    {
        var people = Enumerable.Range(0, 6).Select(_ => _chat.NewPerson()).ToArray();
        var slugs = await Task.WhenAll(people.Select(person => _chat.EventAsync(person)));

        await Task.WhenAll(people.Select((person, index) => _chat.JoinAsync(person, slugs[index], replica: index % 2)));

        Assert.Equal(1, _chat.SignIns.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_call_repeated()
    {
        await JoinNewAsync();
        _chat.Tap.Fail("createRoom", HttpStatusCode.Unauthorized, "M_UNKNOWN_TOKEN");

        await JoinNewAsync();

        Assert.Equal(2, _chat.SignIns.Count);
        var creations = _chat.Tap.Calls.Where(call => call.Address.Contains("createRoom", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, creations.Count);
        Assert.NotEqual(creations[1].Bearer, creations[2].Bearer);
    }

    [Fact]
    public async Task A_session_that_ends_soon_after_it_was_renewed_is_renewed_again()
    {
        await JoinNewAsync();
        _chat.Tap.Fail("createRoom", HttpStatusCode.Unauthorized, "M_UNKNOWN_TOKEN");
        await JoinNewAsync();
        _chat.Tap.Fail("createRoom", HttpStatusCode.Unauthorized, "M_UNKNOWN_TOKEN");

        await JoinNewAsync();

        Assert.Equal(3, _chat.SignIns.Count);
    }

    [Fact]
    public async Task A_hundred_calls_that_find_the_token_refused_cause_one_sign_in()
    {
        var roomId = await JoinNewAsync();
        _chat.Tap.Refuse(_chat.Tap.Calls.Last(call => call.Address.Contains("createRoom", StringComparison.Ordinal)).Bearer!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => MembersAsync(roomId, replica: index % 2)));

        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal(2, _chat.SignIns.Count);
    }

    [Fact]
    public async Task A_token_that_is_refused_for_ever_fails_after_one_sign_in()
    {
        await JoinNewAsync();
        _chat.Tap.Fail("createRoom", HttpStatusCode.Unauthorized, "M_UNKNOWN_TOKEN", times: 1000);
        var alice = _chat.NewPerson();
        var slug = await _chat.EventAsync(alice);
        using var client = _chat.ClientOf(alice);

        using var first = await client.PostAsync(new Uri($"api/chat/event/{slug}/join", UriKind.Relative), null);
        using var second = await client.PostAsync(new Uri($"api/chat/event/{slug}/join", UriKind.Relative), null);

        await HttpAssert.ProblemAsync(first, HttpStatusCode.ServiceUnavailable, "matrix_sign_in_failed");
        await HttpAssert.ProblemAsync(second, HttpStatusCode.ServiceUnavailable, "matrix_sign_in_failed");
        Assert.Equal(2, _chat.SignIns.Count);
    }

    [Fact]
    public async Task The_token_in_the_database_cannot_be_read()
    {
        await JoinNewAsync();
        var bearer = _chat.Tap.Calls.Last(call => call.Address.Contains("createRoom", StringComparison.Ordinal)).Bearer!;

        var stored = await _chat.WithDbAsync(db => Task.FromResult(db.BotSessions.Single().AccessToken));

        Assert.True(stored.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(bearer)) < 0);
    }

    private async Task<string> JoinNewAsync()
    {
        var alice = _chat.NewPerson();
        return await _chat.JoinAsync(alice, await _chat.EventAsync(alice));
    }

    /// <summary>A call of the bot's.</summary>
    private async Task<Result<RoomMembers>> MembersAsync(string roomId, int replica)
    {
        await using var scope = _chat.ServicesOf(replica).CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MatrixRoomApi>().MembersAsync(new MatrixActor.Bot(ChatFixture.Tenant), roomId, CancellationToken.None);
    }
}
