using OpenMeet.ChatApi.Identity;
using OpenMeet.Tests.Support.Chat;

namespace OpenMeet.Tests.Identity;

public sealed class InternalRoutesTests
{
    [Theory]
    [InlineData("https://account.test/authorize?a=b%2Fc", "http://mas:8080/authorize?a=b%2Fc")]
    [InlineData("https://id.test/connect/authorize", "http://oidc:5000/connect/authorize")]
    public async Task A_public_name_is_reached_inside_and_still_named(string asked, string reached)
    {
        var request = await SendAsync(asked);

        Assert.Equal(reached, request.RequestUri!.AbsoluteUri);
        Assert.Equal(new Uri(asked).Authority, request.Headers.Host);
        Assert.Equal(["https"], request.Headers.GetValues("X-Forwarded-Proto"));
        Assert.Equal([new Uri(asked).Authority], request.Headers.GetValues("X-Forwarded-Host"));
    }

    [Theory]
    [InlineData("https://account.test:8443/authorize")]
    [InlineData("http://id.test/connect/authorize")]
    [InlineData("http://synapse:8008/_matrix/client/v1/auth_metadata")]
    public async Task Any_other_address_stays_as_it_is(string asked)
    {
        var request = await SendAsync(asked);

        Assert.Equal(asked, request.RequestUri!.AbsoluteUri);
        Assert.Empty(request.Headers);
    }

    private static async Task<HttpRequestMessage> SendAsync(string address)
    {
        var settings = TestSettings.Create(new Uri("http://mas:8080/"), new Uri("http://oidc:5000/"), new Uri("https://chat.test/"));
        var last = new Recorder();
        using var invoker = new HttpMessageInvoker(new InternalRoutes(settings) { InnerHandler = last });
        using var response = await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None);
        return last.Request!;
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
