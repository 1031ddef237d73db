using System.Globalization;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenMeet.AppHost.Summary;

/// <summary>Follows the states of the stack's resources and renders them as a table.</summary>
/// <param name="awaited">Names of the resources that must be healthy before the stack is up.</param>
internal sealed class StackSummary(IReadOnlySet<string> awaited)
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _failed = [];

    /// <summary>Takes in a change; returns a line to print when a resource has failed for the first time.</summary>
    public string? Update(ResourceEvent change)
    {
        if (!awaited.Contains(change.Resource.Name))
        {
            return null;
        }

        var snapshot = change.Snapshot;
        _rows[change.ResourceId] = new Row(
            change.Resource.Name,
            snapshot.State?.Text ?? string.Empty,
            snapshot.HealthStatus,
            [.. snapshot.Urls.Where(url => !url.IsInternal && !url.IsInactive).Select(url => url.Url).Distinct()]);

        var isDown = snapshot.State?.Text is { } state
            && (state == KnownResourceStates.FailedToStart || state == KnownResourceStates.Exited || state == KnownResourceStates.Finished);
        return isDown && _failed.Add(change.ResourceId)
            ? string.Create(CultureInfo.InvariantCulture, $"{change.ResourceId}: {snapshot.State?.Text}. Its console log in the dashboard says why.")
            : null;
    }

    /// <summary>Whether every awaited resource runs and is healthy.</summary>
    public bool TryComplete() =>
        awaited.All(name => _rows.Values.Any(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
        && _rows.Values.All(row => row.State == KnownResourceStates.Running && row.Health is HealthStatus.Healthy);

    /// <summary>The table, followed by the entries that a person goes to.</summary>
    public string Render(IReadOnlyList<(string Label, string Value)> entries)
    {
        var text = new StringBuilder().AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  {"Resource",-12} {"State",-18} URL");
        foreach (var row in _rows.Values)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {row.Name,-12} {$"{row.State}, {row.Health}",-18} {string.Join("  ", row.Urls)}");
        }

        text.AppendLine();
        foreach (var (label, value) in entries)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {label,-12} {value}");
        }

        return text.ToString();
    }

    private sealed record Row(string Name, string State, HealthStatus? Health, IReadOnlyList<string> Urls);
}
