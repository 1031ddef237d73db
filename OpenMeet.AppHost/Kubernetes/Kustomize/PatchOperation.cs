namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>An operation of RFC 6902.</summary>
internal sealed record PatchOperation(string Op, string Path, object Value)
{
    /// <summary>Sets a member, or appends to a list (<c>/-</c>).</summary>
    public static PatchOperation Add(string path, object value) => new("add", path, value);

    /// <summary>Changes a member that is there.</summary>
    public static PatchOperation Replace(string path, object value) => new("replace", path, value);
}
