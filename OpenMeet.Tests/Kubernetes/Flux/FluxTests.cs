using System.CommandLine;
using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Commands;
using OpenMeet.AppHost.Kubernetes.Flux;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Objects;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.Tests.Kubernetes.Flux;

/// <summary>What Flux is told.</summary>
public sealed class FluxTests
{
    private static readonly FluxSource Source = new("https://git.test/openmeet", "main", Secret: null);

    public static TheoryData<string> Environments => ["k3s", "cloud"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task What_is_committed_is_what_the_command_writes(string environment)
    {
        var folder = Path.Combine(RepositoryRoot.Path, FluxGenerator.Folder, environment);
        var source = FluxSource.Read(Path.Combine(folder, FluxGenerator.SourceFile))!;

        var files = FluxGenerator.Generate(await TestDeployment.ManifestAsync(), await CommittedAsync(environment), source);

        Assert.Equal(files.Keys.Order(), Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(folder, file.Key))));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Every_object_is_valid_by_Fluxs_schemas(string environment)
    {
        var folder = Path.Combine(RepositoryRoot.Path, FluxGenerator.Folder, environment);

        Assert.Empty(await ObjectSchema.FaultsAsync([.. ((string[])["source.yaml", "secrets.yaml", "stack.yaml"]).Select(name => Path.Combine(folder, name))]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_health_checks_name_every_workload_that_kustomize_builds(string environment)
    {
        var stack = (await GenerateAsync(await CommittedAsync(environment)))["stack.yaml"];

        var built = (await BuildAsync(environment)).Where(root => Text(root["kind"]) is "Deployment" or "StatefulSet")
            .Select(root => (Text(root["kind"]), Text(root["metadata"]["name"]), Text(root["metadata"]["namespace"])));
        var named = ((YamlSequenceNode)Root(stack)["spec"]["healthChecks"]).Select(check => (Text(check["kind"]), Text(check["name"]), Text(check["namespace"])));
        Assert.Equal(built.Order(), named.Order());
    }

    [Fact]
    public async Task Workloads_of_options_are_named_too()
    {
        var settings = await CommittedAsync("k3s");

        var stack = (await GenerateAsync(settings with { Turn = new TurnSettings("turn.openmeet.home.arpa", "192.0.2.1") }))["stack.yaml"];

        Assert.Contains("name: coturn", stack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_waits_for_its_secrets()
    {
        var files = await GenerateAsync(TestDeployment.Sops);

        Assert.Equal("openmeet-secrets", Text(Root(files["stack.yaml"])["spec"]["dependsOn"][0]["name"]));
        Assert.Equal("openmeet-secrets", Text(Root(files["secrets.yaml"])["metadata"]["name"]));
        Assert.Equal("true", Text(Root(files["secrets.yaml"])["spec"]["wait"]));
    }

    [Fact]
    public async Task Secrets_are_decrypted_with_the_age_key_if_SOPS_keeps_them()
    {
        var sops = Root((await GenerateAsync(TestDeployment.Sops))["secrets.yaml"])["spec"];
        var external = (await GenerateAsync(TestDeployment.External))["secrets.yaml"];

        Assert.Equal("sops-age", Text(sops["decryption"]["secretRef"]["name"]));
        Assert.DoesNotContain("decryption", external, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_namespace_has_one_owner(string environment)
    {
        var files = await GenerateAsync(await CommittedAsync(environment));
        using var folder = new CheckoutFolder();
        var patches = Root(files["stack.yaml"])["spec"]["patches"];
        var kustomization = new YamlMappingNode { { "resources", new YamlSequenceNode(Path.GetRelativePath(Real(folder.Path), Overlay(environment))) }, { "patches", patches } };
        await using (var writer = File.CreateText(folder.File("kustomization.yaml")))
        {
            new YamlStream(new YamlDocument(kustomization)).Save(writer, assignAnchors: false);
        }

        var kinds = Roots(await Machine.RunAsync("kubectl", ["kustomize", folder.Path])).Select(root => Text(root["kind"])).ToList();

        Assert.DoesNotContain("Namespace", kinds);
        Assert.Equal((await BuildAsync(environment)).Count - 1, kinds.Count);
        Assert.Contains("kind: Namespace", files["namespace.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repository_is_asked_for_once()
    {
        using var folder = new CheckoutFolder();
        Directory.CreateDirectory(folder.File("deploy"));
        File.Copy(Path.Combine(RepositoryRoot.Path, "aspire-manifest.json"), folder.File("aspire-manifest.json"));
        File.Copy(Path.Combine(RepositoryRoot.Path, "deploy", "k3s.yaml"), folder.File("deploy/k3s.yaml"));
        await Assert.ThrowsAsync<DeploymentException>(() => RunAsync(folder));

        await RunAsync(folder, "--repository", "ssh://git@git.test/mine", "--branch", "live", "--git-secret", "deploy-key");
        var before = folder.Content();
        await RunAsync(folder);

        Assert.Equal(before, folder.Content());
        Assert.Contains("url: ssh://git@git.test/mine\n  ref:\n    branch: live\n  secretRef:\n    name: deploy-key\n", before["deploy/flux/k3s/source.yaml"], StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(CheckoutFolder folder, params string[] arguments) =>
        FluxCommand.Create(folder.Path, new StringWriter()).Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    private static Task<DeploymentSettings> CommittedAsync(string environment) =>
        SettingsReader.ReadAsync(Path.Combine(RepositoryRoot.Path, "deploy", $"{environment}.yaml"), CancellationToken.None);

    private static async Task<IReadOnlyDictionary<string, string>> GenerateAsync(DeploymentSettings settings) =>
        FluxGenerator.Generate(await TestDeployment.ManifestAsync(), settings, Source);

    private static async Task<IReadOnlyList<YamlMappingNode>> BuildAsync(string environment) =>
        Roots(await Machine.RunAsync("kubectl", ["kustomize", Overlay(environment)]));

    private static string Overlay(string environment) => Path.Combine(RepositoryRoot.Path, "deploy", "kubernetes", "overlays", environment);

    private static string Real(string path) => new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;

    private static YamlMappingNode Root(string yaml) => Assert.Single(Roots(yaml));

    private static List<YamlMappingNode> Roots(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
