using OpenMeet.AppHost.Kubernetes.Generation;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Settings;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Flux;

/// <summary>
/// The objects by which Flux deploys an environment from Git: the namespace and the repository, then the secrets, then the
/// stack. The health checks name every Deployment and StatefulSet that the generator writes, and nothing else: with
/// <c>wait</c>, which Flux prefers to them, a Service that waits for an address would hold the stack up.
/// </summary>
internal static class FluxGenerator
{
    /// <summary>The folder, relative to the root.</summary>
    public const string Folder = "deploy/flux";

    public const string SourceFile = "source.yaml";

    private const string Mark = "# Generated: dotnet run --project OpenMeet.AppHost -- flux\n";

    /// <summary>The files of an environment by name.</summary>
    public static IReadOnlyDictionary<string, string> Generate(AppManifest manifest, DeploymentSettings settings, FluxSource source)
    {
        IReadOnlyList<GeneratedFile> overlay = OverlayGenerator.Generate(manifest, settings);
        var workloads = new BaseGenerator(manifest).Generate().Concat(overlay).SelectMany(Workloads)
            .Order().Select(workload => $"\n    - apiVersion: apps/v1\n      kind: {workload.Kind}\n      name: {workload.Name}\n      namespace: {settings.Namespace}");
        var space = overlay.Single(file => file.Path.EndsWith("/namespace.yaml", StringComparison.Ordinal)).Content;
        return new Dictionary<string, string>
        {
            ["namespace.yaml"] = Mark + space[(space.IndexOf('\n', StringComparison.Ordinal) + 1)..],
            [SourceFile] = Mark + Source(source),
            ["secrets.yaml"] = Mark + Secrets(settings),
            ["stack.yaml"] = Mark + Stack(settings, string.Concat(workloads)),
        };
    }

    private static string Source(FluxSource source) =>
        $"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: openmeet
          namespace: flux-system
        spec:
          interval: 1m
          timeout: 60s
          url: {source.Url}
          ref:
            branch: {source.Branch}{(source.Secret is null ? "" : $"\n  secretRef:\n    name: {source.Secret}")}
          ignore: |
            /*
            !/deploy

        """;

    /// <summary>Not pruned: a slip in Git must not take the cluster's secrets away.</summary>
    private static string Secrets(DeploymentSettings settings) =>
        $"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: openmeet-secrets
          namespace: flux-system
        spec:
          interval: 10m
          retryInterval: 1m
          timeout: 2m
          prune: false
          wait: true
          path: ./deploy/kubernetes/secrets/{settings.Environment}
          sourceRef:
            kind: GitRepository
            name: openmeet{(settings.Secrets.Store == SecretStore.Sops ? "\n  decryption:\n    provider: sops\n    secretRef:\n      name: sops-age" : "")}

        """;

    /// <summary>The namespace is there before, for the secrets; two owners would fight over it.</summary>
    private static string Stack(DeploymentSettings settings, string workloads) =>
        $"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: openmeet
          namespace: flux-system
        spec:
          dependsOn:
            - name: openmeet-secrets
          interval: 10m
          retryInterval: 1m
          timeout: 15m
          prune: true
          path: ./deploy/kubernetes/{OverlayGenerator.Folder}/{settings.Environment}
          sourceRef:
            kind: GitRepository
            name: openmeet
          patches:
            - target:
                kind: Namespace
              patch: |
                $patch: delete
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: {settings.Namespace}
          healthChecks:{workloads}

        """;

    private static IEnumerable<(string Kind, string Name)> Workloads(GeneratedFile file)
    {
        if (!file.Path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return [];
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(file.Content));
        return stream.Documents.Select(document => (YamlMappingNode)document.RootNode)
            .Where(root => root["kind"] is YamlScalarNode { Value: "Deployment" or "StatefulSet" })
            .Select(root => (((YamlScalarNode)root["kind"]).Value!, ((YamlScalarNode)root["metadata"]["name"]).Value!));
    }
}
