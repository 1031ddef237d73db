using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>Makes the HTTP request of a recorded one: {name} stands for a value of the session, {x4000} for 4000 times x.</summary>
internal static partial class RecordedRequest
{
    public static HttpRequestMessage Create(JsonObject request, IReadOnlyDictionary<string, string> values)
    {
        var message = new HttpRequestMessage(
            new HttpMethod(request["method"]!.GetValue<string>()), new Uri(Fill(request["path"]!, values), UriKind.Relative));
        var headers = request["headers"]?.AsObject().ToDictionary(pair => pair.Key, pair => Fill(pair.Value!, values)) ?? [];
        var content = request["form"] is JsonArray form
            ? string.Join('&', form.Select(pair => $"{Uri.EscapeDataString(Fill(pair![0]!, values))}={EscapeLong(Fill(pair[1]!, values))}"))
            : request["body"]?.GetValue<string>();
        if (content is not null || headers.ContainsKey("Content-Type"))
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content ?? string.Empty));
        }

        foreach (var (name, value) in headers)
        {
            if (name is "Content-Type")
            {
                message.Content!.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static string EscapeLong(string value) => value.Length > 60_000 ? value : Uri.EscapeDataString(value);

    private static string Fill(JsonNode text, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(
        text.GetValue<string>(),
        match => match.Groups["count"].Success
            ? new string(match.Groups["letter"].Value[0], int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture))
            : values[match.Groups["name"].Value]);

    [GeneratedRegex(@"\{(?:(?<letter>[a-z])(?<count>\d+)|(?<name>[a-z]+))\}")]
    private static partial Regex Placeholder();
}
