using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>A name with a stable address in front of the instances that produce it.</summary>
internal sealed class Service : CustomResource, IDcpObject<Service>
{
    public static string ObjectKind => nameof(Service);

    public static string Collection => "services";

    public static JsonTypeInfo<Service> TypeInfo => DcpJsonContext.Default.Service;

    public static JsonTypeInfo<WatchEvent<Service>> WatchTypeInfo => DcpJsonContext.Default.WatchEventService;

    public override string Kind => ObjectKind;

    public ServiceSpec Spec { get; set; } = new();

    public ServiceStatus? Status { get; set; }

    [JsonIgnore]
    public int? AllocatedPort => Spec.Port ?? Status?.EffectivePort;

    [JsonIgnore]
    public string? AllocatedAddress => Spec.Address ?? Status?.EffectiveAddress;

    [JsonIgnore]
    public bool HasCompleteAddress => AllocatedPort > 0 && !string.IsNullOrEmpty(AllocatedAddress);

    [JsonIgnore]
    public string? EndpointName => GetAnnotation(EndpointNameAnnotation);

    public void ApplyAddressInfoFrom(Service observed)
    {
        Spec.Port = observed.Spec.Port;
        Spec.Address = observed.Spec.Address;
        Status ??= new();
        Status.EffectiveAddress = observed.Status?.EffectiveAddress ?? Status.EffectiveAddress;
        Status.EffectivePort = observed.Status?.EffectivePort ?? Status.EffectivePort;
    }
}
