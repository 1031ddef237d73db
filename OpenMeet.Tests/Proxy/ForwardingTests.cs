using System.Net;
using System.Net.WebSockets;
using System.Text;
using OpenMeet.Proxy.Routing;
using OpenMeet.Proxy.Settings;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class ForwardingTests(ProxyFixture proxy) : IClassFixture<ProxyFixture>
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_WebSocket_goes_through_in_both_directions()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Host", "chat.test");
        await socket.ConnectAsync(new UriBuilder(proxy.Address) { Scheme = "ws", Path = "/hubs/chat" }.Uri, CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("ping"), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[16];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal("ping", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Fact]
    public async Task A_long_poll_is_answered_when_the_service_has_an_answer()
    {
        var poll = proxy.SendAsync("matrix.test", "/_matrix/client/v3/sync?timeout=30000");
        await proxy.ReachedAsync("matrix.test", "/_matrix/client/versions");
        Assert.False(poll.IsCompleted);
        proxy.Service("synapse").Release();
        Assert.Equal("synapse", await (await poll).Content.ReadAsStringAsync());
    }

    [Fact]
    public void Silence_as_long_as_a_long_poll_ends_no_request()
    {
        var settings = ProxySettings.Read(ProxySettingsTests.Complete());
        Assert.All(ProxyConfiguration.Clusters(settings), cluster => Assert.True(cluster.HttpRequest?.ActivityTimeout >= TimeSpan.FromMinutes(2)));
    }

    [Theory]
    [InlineData("/_matrix/media/v3/upload", 11 * Megabyte)]
    [InlineData("/_matrix/client/v3/keys/upload", 2 * Megabyte)]
    public async Task A_body_within_its_limit_arrives_whole(string path, int length)
    {
        var reached = await proxy.ReachedAsync("matrix.test", path, request =>
        {
            request.Method = HttpMethod.Post;
            request.Content = new ByteArrayContent(new byte[length]);
        });
        Assert.Equal(length, reached["length"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("matrix.test", "/_matrix/media/v3/upload", 51 * Megabyte)]
    [InlineData("matrix.test", "/_matrix/client/v3/keys/upload", 11 * Megabyte)]
    [InlineData("chat.test", "/api/chat/event/x/message", 11 * Megabyte)]
    public async Task A_body_beyond_its_limit_is_413_before_it_is_sent(string host, string path, int length)
    {
        var (status, head) = await RawHttp.SendAsync(proxy.Address, host, path, $"Content-Length: {length}\r\n");
        Assert.Equal(413, status);
        Assert.DoesNotContain("x-reached", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_hides_its_length_is_held_to_the_limit_too()
    {
        using var response = await proxy.SendAsync("chat.test", "/api/chat/event/x/message", request =>
        {
            request.Method = HttpMethod.Post;
            request.Headers.TransferEncodingChunked = true;
            request.Content = new ByteArrayContent(new byte[11 * Megabyte]);
        });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_502_problem()
    {
        await proxy.Service("element").DisposeAsync();
        await RoutingTests.AssertProblemAsync(await proxy.SendAsync("element.test", "/"), HttpStatusCode.BadGateway, "bad_gateway");
    }
}
