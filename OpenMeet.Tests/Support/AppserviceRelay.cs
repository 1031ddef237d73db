using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenMeet.Tests.Support;

/// <summary>
/// Synapse must know one address of the application service before it starts; the services under test come and go. Each gets
/// every request. Answers are not passed on: a service under test that is down must not hold up another test's events.
/// </summary>
internal sealed class AppserviceRelay
{
    private readonly ConcurrentDictionary<Uri, HttpClient> _targets = new();
    private TestService _service = null!;

    public Uri Address => _service.Address;

    public static async Task<AppserviceRelay> StartAsync()
    {
        var relay = new AppserviceRelay();
        relay._service = await TestService.StartAsync(_ => { }, app => app.Map("/{**path}", (Delegate)relay.PassOnAsync));
        return relay;
    }

    public void Add(Uri target) => _targets[target] = new HttpClient { BaseAddress = target };

    public void Remove(Uri target)
    {
        if (_targets.TryRemove(target, out var client))
        {
            client.Dispose();
        }
    }

    private async Task<IResult> PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await Task.WhenAll(_targets.Values.Select(target => SendAsync(target, context.Request, body.ToArray())));
        return TypedResults.Ok(new { });
    }

    private static async Task SendAsync(HttpClient target, HttpRequest original, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(original.Method), $"{original.Path.Value!.TrimStart('/')}{original.QueryString}")
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", original.Headers.Authorization.ToString());
        try
        {
            using var answer = await target.SendAsync(request);
        }
        catch (Exception exception) when (exception is HttpRequestException or ObjectDisposedException or TaskCanceledException)
        {
            // The service is gone; whatever test it belonged to has said so itself.
        }
    }
}
