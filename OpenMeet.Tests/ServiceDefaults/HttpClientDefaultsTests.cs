using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class HttpClientDefaultsTests : IAsyncLifetime
{
    private int _calls;
    private TestService _flaky = null!;
    private TestService _service = null!;

    public async Task InitializeAsync()
    {
        _flaky = await TestService.StartAsync(_ => { }, app => app.Map("/", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "0";
            return Interlocked.Increment(ref _calls) == 1 ? Results.StatusCode(503) : Results.Text(context.Request.Host.Value);
        }));
        _service = await TestService.StartAsync(
            builder =>
            {
                builder.Configuration["services:flaky:http:0"] = _flaky.Address.AbsoluteUri;
                builder.AddServiceDefaults();
            },
            _ => { });
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _flaky.DisposeAsync();
    }

    [Theory]
    [InlineData("http://flaky/")]
    [InlineData("https+http://flaky/")]
    public async Task A_service_is_found_by_name_and_a_failed_read_is_repeated(string uri)
    {
        using var client = NewClient();
        Assert.Equal(_flaky.Address.Authority, await client.GetStringAsync(new Uri(uri)));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task A_failed_post_is_not_repeated()
    {
        using var client = NewClient();
        using var response = await client.PostAsync(new Uri("http://flaky/"), null);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (response.StatusCode, _calls));
    }

    [Fact]
    public async Task An_address_that_is_no_name_of_a_service_is_used_as_it_is()
    {
        using var client = NewClient();
        Assert.Equal(_flaky.Address.Authority, await client.GetStringAsync(_flaky.Address));
    }

    private HttpClient NewClient() => _service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("any");
}
