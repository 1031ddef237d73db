using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Waits until objects are as wanted.</summary>
internal sealed class ObjectWaiter(DcpApi api, TimeProvider time)
{
    /// <returns>The names of those that were not in time.</returns>
    public async Task<IReadOnlyCollection<string>> WaitAsync<T>(
        IEnumerable<string> names, Func<T, bool> isDone, TimeSpan limit, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        var pending = new HashSet<string>(names, StringComparer.Ordinal);
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            if (pending.Count > 0)
            {
                await foreach (var change in api.WatchAsync<T>(either.Token).ConfigureAwait(false))
                {
                    if (change.Type != WatchEvent<T>.Deleted && isDone(change.Object!) && pending.Remove(change.Object!.Metadata.Name) && pending.Count == 0)
                    {
                        break;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Those left are told to the caller.
        }

        return pending;
    }
}
