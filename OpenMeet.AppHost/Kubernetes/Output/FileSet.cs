using k8s;
using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Kustomize;

namespace OpenMeet.AppHost.Kubernetes.Output;

/// <summary>The files of one folder with a <c>kustomization.yaml</c>, in the order in which they were added.</summary>
internal sealed class FileSet(string folder)
{
    private readonly List<GeneratedFile> _files = [];
    private readonly List<string> _resources = [];

    /// <summary>All files of the folder.</summary>
    public IReadOnlyList<GeneratedFile> Files => _files;

    /// <summary>What the kustomization lists: the added objects by their files.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Adds an object, in a file by its kind, or by its name and kind.</summary>
    public void Add(IKubernetesObject item, string? path = null)
    {
        path ??= $"{item.Kind.ToLowerInvariant()}.yaml";
        _resources.Add(path);
        AddText(path, KubernetesYaml.Serialize(item));
    }

    /// <summary>Adds an object whose kind others of the folder have, too.</summary>
    public void AddNamed(IKubernetesObject<V1ObjectMeta> item, string? subfolder = null) =>
        Add(item, $"{(subfolder is null ? "" : subfolder + "/")}{item.Metadata.Name}-{item.Kind.ToLowerInvariant()}.yaml");

    /// <summary>Adds the kustomization itself.</summary>
    public void Add(Kustomization kustomization) => AddText("kustomization.yaml", KubernetesYaml.Serialize(kustomization));

    /// <summary>Adds a script: its first line stays the first.</summary>
    public void AddScript(string path, string content)
    {
        var (first, rest) = content.Split('\n', 2) is [var head, var tail] ? (head, tail) : (content, "");
        _files.Add(new($"{folder}/{path}", $"{first}\n# {GeneratedFile.Mark}\n{rest}"));
    }

    private void AddText(string path, string yaml) =>
        _files.Add(new($"{folder}/{path}", $"# {GeneratedFile.Mark}\n{yaml.ReplaceLineEndings("\n").TrimEnd('\n')}\n"));
}
