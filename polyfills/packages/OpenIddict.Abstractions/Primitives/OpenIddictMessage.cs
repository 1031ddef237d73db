using System.Collections.ObjectModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace OpenIddict.Abstractions;

public class OpenIddictMessage
{
    public OpenIddictMessage()
    {
    }

    public OpenIddictMessage(IEnumerable<KeyValuePair<string, OpenIddictParameter>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (name, value) in parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Key)))
        {
            AddParameter(name, value);
        }
    }

    public OpenIddictMessage(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (name, values) in parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Key)))
        {
            // A parameter that was sent several times stays an array, which reads as absent where a string is asked for.
            AddParameter(name, values.Count switch { 0 => default, 1 => values[0], _ => values.ToArray() });
        }
    }

    public OpenIddictParameter? this[string name]
    {
        get => GetParameter(name);
        set => SetParameter(name, value);
    }

    public int Count => Parameters.Count;

    protected Dictionary<string, OpenIddictParameter> Parameters { get; } = new(StringComparer.Ordinal);

    public OpenIddictMessage AddParameter(string name, OpenIddictParameter value)
    {
        ThrowIfNullOrEmpty(name);
        if (!Parameters.TryAdd(name, value))
        {
            throw new ArgumentException("The message already has a parameter of that name.", nameof(name));
        }

        return this;
    }

    public OpenIddictParameter? GetParameter(string name) => TryGetParameter(name, out var value) ? value : (OpenIddictParameter?)null;

    public IReadOnlyDictionary<string, OpenIddictParameter> GetParameters()
        => new ReadOnlyDictionary<string, OpenIddictParameter>(Parameters);

    public bool HasParameter(string name)
    {
        ThrowIfNullOrEmpty(name);
        return Parameters.ContainsKey(name);
    }

    public OpenIddictMessage RemoveParameter(string name)
    {
        ThrowIfNullOrEmpty(name);
        Parameters.Remove(name);
        return this;
    }

    public OpenIddictMessage SetParameter(string name, OpenIddictParameter? value)
    {
        ThrowIfNullOrEmpty(name);
        if (value is not { } parameter || OpenIddictParameter.IsNullOrEmpty(parameter))
        {
            Parameters.Remove(name);
        }
        else
        {
            Parameters[name] = parameter;
        }

        return this;
    }

    public bool TryGetParameter(string name, out OpenIddictParameter value)
    {
        ThrowIfNullOrEmpty(name);
        return Parameters.TryGetValue(name, out value);
    }

    /// <summary>The message as indented JSON for logs: tokens, codes and secrets are masked.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            Write(writer, static name => SensitiveParameters.Contains(name));
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, static _ => false);
    }

    private void Write(Utf8JsonWriter writer, Func<string, bool> redact)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Parameters)
        {
            writer.WritePropertyName(name);
            if (redact(name))
            {
                writer.WriteStringValue("[redacted]");
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void ThrowIfNullOrEmpty(string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("The name of a parameter cannot be null or empty.", nameof(name));
        }
    }
}
