using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>A line of DCP's own log: <c>time TAB level TAB category TAB message [TAB json]</c>.</summary>
internal sealed record DcpLogLine(DateTimeOffset? Time, LogLevel Level, string Category, string Message)
{
    private const string Prefix = "[sys] ";
    private static readonly string[] s_shownFields = ["Cmd", "Args", "ContainerName", "ContainerID", "error"];

    public static bool TryParse(string line, [NotNullWhen(true)] out DcpLogLine? parsed)
    {
        parsed = null;
        if (line.TrimEnd('\r').Split('\t', 4) is not [var time, var level, var category, var message])
        {
            return false;
        }

        parsed = new DcpLogLine(ParseTime(time), ParseLevel(level), category, message);
        return true;
    }

    /// <summary>The message as the resource's log shows it: text, then the telling fields of the JSON part.</summary>
    public string Format()
    {
        if (Message.Split('\t', 2) is not [var text, var json])
        {
            return Prefix + Message;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Format(text, document.RootElement) : Prefix + Message;
        }
        catch (JsonException)
        {
            return Prefix + Message;
        }
    }

    private static string Format(string text, JsonElement fields)
    {
        var line = new StringBuilder(Prefix).Append(text);
        var first = true;
        foreach (var name in s_shownFields)
        {
            if (!fields.TryGetProperty(name, out var field) || field.ToString() is not { } value || string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            if (value.Contains('\n'))
            {
                var lines = value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Prefix + l.Trim());
                line.Append(line.Length > Prefix.Length ? ":" : "").Append('\n').AppendJoin('\n', lines);
                continue;
            }

            line.Append(line.Length == Prefix.Length ? "" : first ? ": " : ", ").Append(Label(name)).Append(" = ").Append(value);
            first = false;
        }

        return line.ToString();
    }

    private static string Label(string name) => name switch { "error" => "Error", "ContainerID" => "ContainerId", _ => name };

    // A line that went through a log stream has the stream's time stamp, a space and then DCP's own one.
    private static DateTimeOffset? ParseTime(string text) =>
        DateTimeOffset.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static LogLevel ParseLevel(string text) => text switch
    {
        "error" => LogLevel.Error,
        "warning" => LogLevel.Warning,
        "debug" => LogLevel.Debug,
        "trace" => LogLevel.Trace,
        _ => LogLevel.Information,
    };
}
