using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every snapshot has that nobody publishes: commands with their state, icon, visibility.</summary>
internal static class SnapshotDefaults
{
    public const string WaitingFor = "resource.waitingFor";

    public static CustomResourceSnapshot Initial(IResource resource) =>
        resource.Annotations.OfType<ResourceSnapshotAnnotation>().LastOrDefault()?.InitialSnapshot
        ?? new CustomResourceSnapshot { ResourceType = TypeOf(resource), Properties = [] };

    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        if (snapshot.State?.Text != KnownResourceStates.Waiting && snapshot.Properties.Any(p => p.Name == WaitingFor))
        {
            snapshot = snapshot with { Properties = snapshot.Properties.RemoveAll(p => p.Name == WaitingFor) };
        }

        snapshot = snapshot with { Commands = Commands(resource, snapshot, services) };
        if (resource.Annotations.OfType<ResourceIconAnnotation>().LastOrDefault() is { } icon)
        {
            snapshot = snapshot with { IconName = snapshot.IconName ?? icon.IconName, IconVariant = snapshot.IconVariant ?? icon.IconVariant };
        }

        return snapshot;
    }

    private static ImmutableArray<ResourceCommandSnapshot> Commands(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var commands = snapshot.Commands.ToBuilder();
        foreach (var annotation in resource.Annotations.OfType<ResourceCommandAnnotation>().ToList())
        {
            var state = annotation.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services });
            var known = commands.FirstOrDefault(c => c.Name == annotation.Name);
            if (known is null)
            {
                commands.Add(new ResourceCommandSnapshot(
                    annotation.Name, state, annotation.DisplayName, annotation.DisplayDescription, annotation.Parameter,
                    annotation.ConfirmationMessage, annotation.IconName, annotation.IconVariant, annotation.IsHighlighted));
            }
            else if (known.State != state)
            {
                commands[commands.IndexOf(known)] = known with { State = state };
            }
        }

        return commands.ToImmutable();
    }

    private static string TypeOf(IResource resource)
    {
        const string suffix = "Resource";
        if (resource is ProjectResource)
        {
            return "Project";
        }

        if (resource.IsContainer())
        {
            return "Container";
        }

        var name = resource is ExecutableResource ? "ExecutableResource" : resource.GetType().Name;
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }
}
