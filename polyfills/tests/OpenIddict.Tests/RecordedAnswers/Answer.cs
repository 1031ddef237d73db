using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>
/// An answer in the form of the recorded ones: without what differs from run to run, and without the wording of descriptions,
/// which is not part of the contract.
/// </summary>
internal static partial class Answer
{
    private static readonly string[] Headers =
        ["content-type", "cache-control", "expires", "location", "pragma", "set-cookie", "www-authenticate"];

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var answer = new JsonObject { ["status"] = (int)response.StatusCode };
        // As sent: the parsed values are written anew.
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
        var shown = Headers.Where(headers.ContainsKey).Select(name => KeyValuePair.Create<string, JsonNode?>(name, Text(headers[name])));
        if (shown.Any())
        {
            answer["headers"] = new JsonObject(shown);
        }

        // The test server leaves it to the real one not to send the body of an answer to HEAD.
        var isHead = response.RequestMessage?.Method == HttpMethod.Head;
        var body = isHead ? string.Empty : await response.Content.ReadAsStringAsync();
        if (body.Length is not 0)
        {
            var isJson = headers.GetValueOrDefault("content-type", string.Empty).StartsWith("application/json", StringComparison.Ordinal);
            answer["body"] = isJson ? AnswerJson.Normalize(JsonNode.Parse(body), name: null) : Text(body);
        }

        return answer;
    }

    public static string Show(JsonNode answer) => Sorted(answer)!.ToJsonString(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The order of members is no part of JSON.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Text(string text)
    {
        text = CodeInLocation().Replace(text, "$1<43 base64url chars>");
        text = CodeInForm().Replace(text, "$1<43 base64url chars>");
        text = DescriptionInQuery().Replace(text, "error_description=<text>");
        text = DescriptionInHeader().Replace(text, "error_description=\"<text>\"");
        text = DescriptionInPage().Replace(text, "error_description:<text>");
        text = Noscript().Replace(text, "<noscript><text>");
        text = Unhandled().Replace(text, "$1");
        text = Long().Replace(text, match => $"{{{match.Groups[1].Value}{match.Length}}}");
        return CookieDate().Replace(text, "expires=<date>");
    }

    [GeneratedRegex("([?&#]code=)[\\w-]{43}(?=&|$)")]
    private static partial Regex CodeInLocation();

    [GeneratedRegex("(name=\"code\" value=\")[\\w-]{43}")]
    private static partial Regex CodeInForm();

    [GeneratedRegex("error_description=[^&\"]+(?=&)")]
    private static partial Regex DescriptionInQuery();

    [GeneratedRegex("error_description=\"(?:[^\"\\\\]|\\\\.)+\"")]
    private static partial Regex DescriptionInHeader();

    [GeneratedRegex("^error_description:.+$", RegexOptions.Multiline)]
    private static partial Regex DescriptionInPage();

    [GeneratedRegex("<noscript>[^<]+")]
    private static partial Regex Noscript();

    [GeneratedRegex("^(UNHANDLED [\\w.+]+).*$", RegexOptions.Singleline)]
    private static partial Regex Unhandled();

    [GeneratedRegex("([a-z])\\1{999,}")]
    private static partial Regex Long();

    [GeneratedRegex("expires=[^;]+ GMT")]
    private static partial Regex CookieDate();
}
