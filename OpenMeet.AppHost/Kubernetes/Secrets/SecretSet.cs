using System.Diagnostics.CodeAnalysis;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>Secrets by name. It never prints a value, wherever it may end up.</summary>
internal sealed class SecretSet
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public SecretSet()
    {
    }

    public SecretSet(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>The names, sorted.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Names and values, sorted by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values;

    /// <summary>The value of a name, null if there is none; an empty value is none.</summary>
    public string? this[string name] => TryGet(name, out var value) ? value : null;

    public bool TryGet(string name, [NotNullWhen(true)] out string? value) => _values.TryGetValue(name, out value) && value.Length > 0;

    /// <summary>The same set with one value more, or another one.</summary>
    public SecretSet With(string name, string value)
    {
        var set = new SecretSet(_values);
        set._values[name] = value;
        return set;
    }

    public override string ToString() => $"{_values.Count} secrets";
}
