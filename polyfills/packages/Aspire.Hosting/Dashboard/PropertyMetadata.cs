using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>Label, visibility and order of the properties that the orchestrator reports.</summary>
internal static class PropertyMetadata
{
    public static ResourcePropertySnapshot Create(string resourceType, string name, object? value, bool isSensitive = false)
    {
        var (displayName, sortOrder) = (resourceType, name) switch
        {
            ("Container", KnownProperties.Container.Image) => ("Container image", 0),
            ("Container", KnownProperties.Container.Id) => ("Container ID", 1),
            ("Container", KnownProperties.Container.Command) => ("Container command", 2),
            ("Container", KnownProperties.Container.Args) => ("Container arguments", 3),
            ("Container", KnownProperties.Container.Ports) => ("Container ports", 4),
            ("Container", KnownProperties.Container.Lifetime) => ("Container lifetime", 5),
            ("Executable", KnownProperties.Executable.Path) => ("Executable path", 0),
            ("Executable", KnownProperties.Executable.WorkDir) => ("Working directory", 1),
            ("Executable", KnownProperties.Executable.Args) => ("Executable arguments", 2),
            ("Executable", KnownProperties.Executable.Pid) => ("Process ID", 3),
            ("Project", KnownProperties.Project.Path) => ("Project path", 0),
            ("Project", KnownProperties.Project.LaunchProfile) => ("Launch profile", 1),
            ("Project", KnownProperties.Executable.Pid) => ("Process ID", 2),
            _ => ((string?)null, (int?)null),
        };
        return new ResourcePropertySnapshot(name, value)
        {
            IsSensitive = isSensitive,
            DisplayName = displayName,
            IsHighlighted = displayName is not null,
            SortOrder = sortOrder,
        };
    }

    /// <summary>Replaces properties of the same name and adds the others.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties, params ReadOnlySpan<ResourcePropertySnapshot> updates)
    {
        var result = properties.ToBuilder();
        foreach (var update in updates)
        {
            var index = result.ToList().FindIndex(p => p.Name == update.Name);
            if (index < 0)
            {
                result.Add(update);
            }
            else
            {
                result[index] = update;
            }
        }

        return result.ToImmutable();
    }
}
