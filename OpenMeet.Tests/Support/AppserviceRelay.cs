using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenMeet.Tests.Support;

/// <summary>
/// Synapse must know one address of the application service before it starts; the services under test come and go. Each gets
/// every request, at one of its replicas in turn. Answers are not passed on: a service under test that is down must not hold up another test's events.
/// </summary>
internal sealed class AppserviceRelay
{
    private readonly ConcurrentDictionary<Target, bool> _targets = new();
    private TestService _service = null!;

    public Uri Address => _service.Address;

    public static async Task<AppserviceRelay> StartAsync()
    {
        var relay = new AppserviceRelay();
        relay._service = await TestService.StartAsync(_ => { }, app => app.Map("/{**path}", (Delegate)relay.PassOnAsync));
        return relay;
    }

    /// <summary>Adds a service by the addresses of its replicas; disposing takes it away.</summary>
    public IDisposable Add(params IEnumerable<Uri> replicas)
    {
        var target = new Target(this, [.. replicas.Select(replica => new HttpClient { BaseAddress = replica })]);
        _targets[target] = true;
        return target;
    }

    private async Task<IResult> PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await Task.WhenAll(_targets.Keys.Select(target => SendAsync(target.Next(), context.Request, body.ToArray())));
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

    private sealed class Target(AppserviceRelay relay, HttpClient[] replicas) : IDisposable
    {
        private uint _requests;

        public HttpClient Next() => replicas[Interlocked.Increment(ref _requests) % replicas.Length];

        public void Dispose()
        {
            relay._targets.TryRemove(this, out _);
            Array.ForEach(replicas, replica => replica.Dispose());
        }
    }
}
