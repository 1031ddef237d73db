using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Sits between ChatApi and Synapse: records what is called, and answers in Synapse's place when told to.</summary>
internal sealed class MatrixTap
{
    private readonly ConcurrentQueue<TappedCall> _calls = new();
    private readonly List<Fault> _faults = [];
    private readonly ConcurrentDictionary<string, bool> _refused = new();

    public IReadOnlyList<TappedCall> Calls => [.. _calls];

    /// <summary>Calls whose path contains this text.</summary>
    public int Count(string part) => _calls.Count(call => call.Address.Contains(part, StringComparison.Ordinal));

    /// <summary>Answers the next calls whose address contains <paramref name="part"/> with an error.</summary>
    public void Fail(string part, HttpStatusCode status, string errCode, int times = 1, int? retryAfterMs = null)
    {
        lock (_faults)
        {
            _faults.Add(new Fault(part, times, () => new HttpResponseMessage(status)
            {
                Content = JsonContent.Create(retryAfterMs is null ? (object)new { errcode = errCode, error = "tap" } : new { errcode = errCode, error = "tap", retry_after_ms = retryAfterMs }),
            }));
        }
    }

    /// <summary>Makes the next calls whose address contains <paramref name="part"/> fail as a lost connection does.</summary>
    public void Break(string part, int times = 1)
    {
        lock (_faults)
        {
            _faults.Add(new Fault(part, times, () => throw new HttpRequestException("tap")));
        }
    }

    /// <summary>Refuses a bearer token from now on, as a homeserver does that has lost it.</summary>
    public void Refuse(string bearer) => _refused.TryAdd(bearer, true);

    public DelegatingHandler Handler() => new TapHandler(this);

    private HttpResponseMessage? Answer(string address)
    {
        lock (_faults)
        {
            var fault = _faults.Find(f => f.Times > 0 && address.Contains(f.Part, StringComparison.Ordinal));
            if (fault is null)
            {
                return null;
            }

            fault.Times--;
            return fault.Answer();
        }
    }

    private sealed class Fault(string part, int times, Func<HttpResponseMessage> answer)
    {
        public string Part => part;

        public int Times { get; set; } = times;

        public Func<HttpResponseMessage> Answer => answer;
    }

    private sealed class TapHandler(MatrixTap tap) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = Uri.UnescapeDataString(request.RequestUri!.PathAndQuery);
            tap._calls.Enqueue(new TappedCall(request.Method, address, request.Headers.Authorization?.Parameter));
            if (tap._refused.ContainsKey(request.Headers.Authorization?.Parameter ?? ""))
            {
                return new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = JsonContent.Create(new { errcode = "M_UNKNOWN_TOKEN", error = "tap" }) };
            }

            return tap.Answer(address) ?? await base.SendAsync(request, cancellationToken);
        }
    }
}
