using System.Text.Json.Nodes;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>The recorded exchanges, by name.</summary>
internal static class Recording
{
    private static readonly Dictionary<string, RecordedExchange> Exchanges = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Recorded"), "*.json")
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
        .Select(node => new RecordedExchange(
            node!["name"]!.GetValue<string>(),
            Enum.Parse<ProviderVariant>(node["provider"]?.GetValue<string>() ?? nameof(ProviderVariant.None)),
            node["before"]?.AsArray().Select(step => step!.GetValue<string>()).ToArray() ?? [],
            node["request"]!.AsObject(),
            node["answer"]!.AsObject()))
        .ToDictionary(exchange => exchange.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Exchanges.Keys;

    public static RecordedExchange Get(string name) => Exchanges[name];
}
