using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestrator;

/// <summary>Keeps a resource in Waiting until its dependencies are there, or until someone starts it by hand.</summary>
internal sealed class StartWait(ResourceNotificationService notifications)
{
    public async Task WaitAsync(IResource resource, string? instance, CancellationToken cancellationToken)
    {
        if (!resource.Annotations.OfType<WaitAnnotation>().Any())
        {
            return;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Begun before the wait itself: a start by hand could come in between. It takes the instance out of Waiting.
        var waiting = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Task released = notifications.WaitForResourceAsync(resource.Name, e => IsReleased(e, instance, waiting), both.Token);
        try
        {
            var dependencies = notifications.WaitForDependenciesAsync(resource, both.Token);
            await (await Task.WhenAny(dependencies, released).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await both.CancelAsync().ConfigureAwait(false);
            await released.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsReleased(ResourceEvent change, string? instance, HashSet<string> waiting)
    {
        if (instance is not null && !string.Equals(change.ResourceId, instance, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (change.Snapshot.State?.Text == KnownResourceStates.Waiting)
        {
            waiting.Add(change.ResourceId);
            return false;
        }

        return waiting.Contains(change.ResourceId);
    }
}
