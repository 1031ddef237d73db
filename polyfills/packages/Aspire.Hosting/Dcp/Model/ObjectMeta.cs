namespace Aspire.Hosting.Dcp.Model;

/// <summary>The Kubernetes object metadata that DCP keeps.</summary>
internal sealed class ObjectMeta
{
    public string Name { get; set; } = "";

    public string? Uid { get; set; }

    public string? ResourceVersion { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public DateTime? DeletionTimestamp { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }

    public List<OwnerReference>? OwnerReferences { get; set; }
}
