using FsCheck;
using FsCheck.Fluent;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.Rooms;

public sealed class RoomAliasTests
{
    private const string Server = "matrix.test";

    [Fact]
    public void Every_event_is_found_again_by_its_alias() => Prop.ForAll(Texts.Any, Texts.NotEmpty, (tenantId, slug) =>
        !RoomAlias.TryEncode(tenantId, slug, Server, out var alias)
        || (RoomAlias.TryDecode(RoomAlias.Full(alias, Server), Server, out var tenantAgain, out var slugAgain) && (tenantAgain, slugAgain) == (tenantId, slug)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Two_events_never_share_an_alias() => Prop.ForAll(Texts.NotEmpty, Texts.NotEmpty, (left, right) =>
    {
        RoomAlias.TryEncode(left, right, Server, out var one);
        RoomAlias.TryEncode(right, left, Server, out var other);
        return left == right || one is null || one != other;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("acme", "summer-party", "event-summer-party-acme")]
    [InlineData("", "summer-party", "event-summer-party-")]
    [InlineData("a-b", "c", "event-c-a=2db")]
    [InlineData("Acme", "Über", "event-=c3=9cber-=41cme")]
    public void An_alias_reads_like_its_event(string tenantId, string slug, string expected)
    {
        Assert.True(RoomAlias.TryEncode(tenantId, slug, Server, out var alias));
        Assert.Equal(expected, alias);
    }

    [Theory]
    [InlineData("#event-x-acme:elsewhere.test")]
    [InlineData("#group-x-acme:matrix.test")]
    [InlineData("#event-acme:matrix.test")]
    [InlineData("#event-x-=61cme:matrix.test")]
    [InlineData("#event-x-=4:matrix.test")]
    [InlineData("event-x-acme:matrix.test")]
    public void What_the_codec_does_not_make_is_no_event(string alias) => Assert.False(RoomAlias.TryDecode(alias, Server, out _, out _));

    [Fact]
    public void A_slug_too_long_for_an_alias_has_none() => Assert.False(RoomAlias.TryEncode("acme", new string('x', 250), Server, out _));
}
