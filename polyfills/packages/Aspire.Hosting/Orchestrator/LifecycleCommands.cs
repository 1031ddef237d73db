using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestrator;

/// <summary>The commands start, stop and restart that every container, project and executable has.</summary>
internal static class LifecycleCommands
{
    private const string Start = "start";
    private const string Stop = "stop";
    private const string Restart = "restart";

    public static void AddLifecycleCommands(this IResource resource)
    {
        if (resource.Annotations.OfType<ExcludeLifecycleCommandsAnnotation>().Any()
            || resource.Annotations.OfType<ResourceCommandAnnotation>().Any(c => c.Name == Start))
        {
            return;
        }

        resource.Annotations.Add(Command(
            Start, "Start", "Start resource", "Play", IconVariant.Filled, isHighlighted: true,
            (orchestrator, name, token) => orchestrator.StartResourceAsync(name, token),
            $"Successfully started '{resource.Name}'.",
            state => IsBusy(state) || string.IsNullOrEmpty(state) ? ResourceCommandState.Disabled
                : IsStopped(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Enabled
                : ResourceCommandState.Hidden));
        resource.Annotations.Add(Command(
            Stop, "Stop", "Stop resource", "Stop", IconVariant.Filled, isHighlighted: true,
            (orchestrator, name, token) => orchestrator.StopResourceAsync(name, token),
            $"Successfully stopped '{resource.Name}'.",
            state => state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
                : CanStop(state) ? ResourceCommandState.Enabled
                : ResourceCommandState.Hidden));
        resource.Annotations.Add(Command(
            Restart, "Restart",
            resource is ProjectResource ? "Restart resource. Source code is not recompiled." : "Restart resource",
            "ArrowCounterclockwise", IconVariant.Regular, isHighlighted: false,
            async (orchestrator, name, token) =>
            {
                await orchestrator.StopResourceAsync(name, token).ConfigureAwait(false);
                await orchestrator.StartResourceAsync(name, token).ConfigureAwait(false);
            },
            $"Successfully restarted '{resource.Name}'.",
            state => CanStop(state) && state != KnownResourceStates.Stopping ? ResourceCommandState.Enabled : ResourceCommandState.Disabled));
    }

    private static ResourceCommandAnnotation Command(
        string name,
        string displayName,
        string description,
        string icon,
        IconVariant variant,
        bool isHighlighted,
        Func<ApplicationOrchestrator, string, CancellationToken, Task> execute,
        string success,
        Func<string?, ResourceCommandState> state) =>
        new(
            name,
            displayName,
            updateState: context => state(context.ResourceSnapshot.State?.Text),
            executeCommand: async context =>
            {
                await execute(context.Services.GetRequiredService<ApplicationOrchestrator>(), context.ResourceName, context.CancellationToken).ConfigureAwait(false);
                return CommandResults.Success(success);
            },
            displayDescription: description,
            parameter: null,
            confirmationMessage: null,
            iconName: icon,
            iconVariant: variant,
            isHighlighted: isHighlighted);

    private static bool CanStop(string? state) =>
        !string.IsNullOrEmpty(state) && !IsStopped(state) && !IsBusy(state) && state != KnownResourceStates.Waiting;

    private static bool IsBusy(string? state) =>
        state == KnownResourceStates.Starting || state == KnownResourceStates.Building || state == KnownResourceStates.RuntimeUnhealthy;

    // A container that was removed behind DCP's back is Unknown; it can be started again.
    private static bool IsStopped(string? state) =>
        state is not null && (KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.NotStarted || state == "Unknown");
}
