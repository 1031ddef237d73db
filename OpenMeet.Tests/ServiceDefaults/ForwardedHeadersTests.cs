using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class ForwardedHeadersTests
{
    [Fact]
    public async Task A_service_sees_what_the_nearest_proxy_says_of_the_client()
    {
        await using var service = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "chat.example.org");
        using var response = await service.Client.SendAsync(request);
        Assert.Equal("203.0.113.7 https://chat.example.org", await response.Content.ReadAsStringAsync());
    }

    private static Task<TestService> StartAsync() => TestService.StartAsync(
        builder => builder.Services.AddForwardedHeaders(),
        app =>
        {
            app.UseForwardedHeaders();
            app.MapGet("/", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}://{context.Request.Host}");
        });
}
