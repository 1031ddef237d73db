using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>What the typed API client must know of a kind.</summary>
internal interface IDcpObject<TSelf>
    where TSelf : CustomResource, IDcpObject<TSelf>
{
    static abstract string ObjectKind { get; }

    /// <summary>The plural in the API path.</summary>
    static abstract string Collection { get; }

    static abstract JsonTypeInfo<TSelf> TypeInfo { get; }

    static abstract JsonTypeInfo<WatchEvent<TSelf>> WatchTypeInfo { get; }
}
