using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Tells DCP which services an instance serves.</summary>
internal static class ServiceProducers
{
    public static void Attach(RunningInstance instance, DcpObjects objects, int replicas)
    {
        foreach (var service in objects.Services.Where(s => ReferenceEquals(s.Resource, instance.Resource)))
        {
            Validate(instance.Resource, service.Endpoint, replicas);
            instance.Services.Add(service);
        }

        if (instance.Services.Count == 0)
        {
            return;
        }

        // In the order of the model, which is the order in which ports are handed out.
        var order = instance.Resource.Annotations.OfType<EndpointAnnotation>().ToList();
        instance.Services.Sort((a, b) => order.IndexOf(a.Endpoint).CompareTo(order.IndexOf(b.Endpoint)));
        var producers = instance.Services.Select(s => new ServiceProducer
        {
            ServiceName = s.Service.Metadata.Name,
            Address = TargetHosts.Normalize(s.Endpoint.TargetHost).Address,
            Port = s.Endpoint.TargetPort,
        });
        instance.Object.Annotate<ServiceProducer>(
            CustomResource.ServiceProducerAnnotation, [.. producers], ProducerJsonContext.Default.IReadOnlyListServiceProducer);
    }

    private static void Validate(IResource resource, EndpointAnnotation endpoint, int replicas)
    {
        if (resource.IsContainer())
        {
            return;
        }

        if (!endpoint.IsProxied)
        {
            if (replicas > 1)
            {
                throw new InvalidOperationException(
                    $"Resource '{resource.Name}' uses multiple replicas and a proxy-less endpoint '{endpoint.Name}'. These features do not work together.");
            }
        }
        else if (endpoint.TargetPort is { } target)
        {
            if (target == endpoint.Port)
            {
                throw new InvalidOperationException(
                    $"The endpoint '{endpoint.Name}' for resource '{resource.Name}' requested a proxy (IsProxied is true). Non-container resources cannot be proxied when both TargetPort and Port are specified with the same value.");
            }

            if (replicas > 1)
            {
                throw new InvalidOperationException(
                    $"Resource '{resource.Name}' can have multiple replicas, and it uses endpoint '{endpoint.Name}' that has TargetPort property set. Each replica must have a unique port; setting TargetPort is not allowed.");
            }
        }
    }
}
