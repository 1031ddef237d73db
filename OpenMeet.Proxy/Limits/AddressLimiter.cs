using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using OpenMeet.Proxy.Settings;

namespace OpenMeet.Proxy.Limits;

/// <summary>
/// A token bucket per client address. An IPv6 network of 64 bits counts as one address: that is what one subscriber gets.
/// </summary>
internal sealed class AddressLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress>? _limiter;

    public AddressLimiter(ProxySettings settings)
    {
        Burst = settings.Burst;
        if (settings.RequestsPerMinute == 0)
        {
            return;
        }

        // Whole tokens, and not more often than once a second.
        var tokens = Math.Max(1, settings.RequestsPerMinute / 60);
        Period = TimeSpan.FromMinutes(tokens / (double)settings.RequestsPerMinute);
        TokensPerPeriod = tokens;
        _limiter = PartitionedRateLimiter.Create<IPAddress, UInt128>(address =>
            RateLimitPartition.GetTokenBucketLimiter(Key(address), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(Burst, 1),
                TokensPerPeriod = tokens,
                ReplenishmentPeriod = Period,
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
    }

    public int Burst { get; }

    /// <summary>So often the bucket is filled up.</summary>
    public TimeSpan Period { get; }

    /// <summary>By so many tokens.</summary>
    public int TokensPerPeriod { get; }

    public bool IsOn => _limiter is not null;

    /// <summary>Takes one token, and gives how many are left; null if there was none.</summary>
    public long? TryTake(IPAddress address)
    {
        using var lease = _limiter!.AttemptAcquire(address);
        return lease.IsAcquired ? _limiter.GetStatistics(address)?.CurrentAvailablePermits ?? 0 : null;
    }

    public void Dispose() => _limiter?.Dispose();

    private static UInt128 Key(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), 0);
    }
}
