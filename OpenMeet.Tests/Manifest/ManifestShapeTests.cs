using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Manifest;

/// <summary>
/// What azd, aspirate and our own generator read in the manifest is there and of the shape that they know: the kinds of Aspire's
/// manifest schema (https://json.schemastore.org/aspire-8.0.json), each with no member but its own.
/// </summary>
public sealed partial class ManifestShapeTests
{
    private static readonly JsonObject Resources = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "aspire-manifest.json")))!["resources"]!.AsObject();

    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Kinds = new()
    {
        ["project.v0"] = (["type", "path"], ["args", "env", "bindings"]),
        ["container.v0"] = (["type", "image"], ["connectionString", "entrypoint", "args", "volumes", "env", "bindings"]),
        ["container.v1"] = (["type", "build"], ["connectionString", "entrypoint", "args", "volumes", "env", "bindings"]),
        ["parameter.v0"] = (["type", "value", "inputs"], []),
        ["value.v0"] = (["type", "connectionString"], []),
        ["annotated.string"] = (["type", "value", "filter"], []),
    };

    public static TheoryData<string> Names => [.. Resources.Select(resource => resource.Key)];

    [Theory, MemberData(nameof(Names))]
    public void A_resource_is_of_a_known_kind_and_has_its_members_only(string name)
    {
        var members = Resources[name]!.AsObject().Select(member => member.Key).ToList();
        var (required, optional) = Kinds[(string)Resources[name]!["type"]!];
        Assert.Empty(required.Except(members));
        Assert.Empty(members.Except(required).Except(optional));
    }

    [Fact]
    public void Every_path_in_it_leads_to_a_file_of_the_checkout()
    {
        var paths = Resources.SelectMany(resource => new[] { resource.Value!["path"], resource.Value["build"]?["dockerfile"] }).OfType<JsonNode>().Select(path => (string)path!);
        Assert.All(paths, path => Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, path)), path));
    }

    [Fact]
    public void Every_binding_has_scheme_protocol_and_transport_of_the_schema()
    {
        var bindings = Resources.SelectMany(resource => resource.Value!["bindings"]?.AsObject() ?? []).Select(binding => binding.Value!);
        Assert.All(bindings, binding =>
        {
            Assert.Matches("^[a-z]+$", (string)binding["scheme"]!);
            Assert.Matches("^(tcp|udp)$", (string)binding["protocol"]!);
            Assert.Matches("^(http|http2|tcp)$", (string)binding["transport"]!);
        });
    }

    [Fact]
    public void Every_expression_leads_to_something_that_the_manifest_has()
    {
        var expressions = Resources.SelectMany(resource => Texts(resource.Value!)).SelectMany(text => Placeholder().Matches(text)).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(expressions, expression => Assert.True(Leads(expression.Split('.')), expression));
    }

    [Fact]
    public void No_secret_has_a_value() =>
        Assert.All(
            Resources.Select(resource => resource.Value!["inputs"]?["value"]).Where(input => (bool?)input?["secret"] == true),
            input => Assert.Null(input!["default"]?["value"]));

    [Fact]
    public void Every_image_is_pinned() =>
        Assert.All(
            Resources.SelectMany(resource => new[] { resource.Value!["image"], resource.Value["build"]?["args"]?["UPSTREAM"] }).OfType<JsonNode>(),
            image => Assert.Matches("^[a-z0-9.-]+/.+:v?[0-9][^:]*$", (string)image!));

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value!)),
        JsonArray items => items.SelectMany(item => Texts(item!)),
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.String ? [(string)node!] : [],
    };

    private static bool Leads(string[] path) => Resources[path[0]] is { } resource && path[1..] switch
    {
        ["inputs", var input, ..] => resource["inputs"]?[input] is not null,
        ["bindings", var binding, _] => resource["bindings"]?[binding] is not null,
        [var member] => resource[member] is not null,
        _ => false,
    };

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9.-]*)\}")]
    private static partial Regex Placeholder();
}
