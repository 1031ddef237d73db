using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>Ingresses. Annotations of ingress-nginx are written where that is the class.</summary>
internal static class IngressFactory
{
    /// <summary>The class that ingress-nginx is installed with.</summary>
    public const string Nginx = "nginx";

    private const string Prefix = "nginx.ingress.kubernetes.io";
    private const string DefaultSecret = "openmeet-tls";

    /// <summary>The ingress of the public names, and one for the server name's discovery documents if that is none of them.</summary>
    public static IEnumerable<V1Ingress> Create(ClusterPlan plan, WorkloadRow gateway, int port)
    {
        var names = PublicNames.All(plan);
        yield return Ingress(plan, gateway, gateway.Resource, [.. names.Select(name => Rule(name, Path("/", "Prefix", gateway.Resource, port)))]);

        var host = plan.Settings.ServerName;
        if (Uri.CheckHostName(host) == UriHostNameType.Dns && !names.Contains(host))
        {
            // Of this name the gateway serves the documents alone: https://spec.matrix.org/v1.16/server-server-api/#resolving-server-names
            yield return Ingress(plan, gateway, $"{gateway.Resource}-server-name", [Rule(host, Path("/.well-known/matrix", "Prefix", gateway.Resource, port))]);
        }
    }

    /// <summary>An ingress with the TLS of the settings.</summary>
    public static V1Ingress Ingress(ClusterPlan plan, WorkloadRow row, string name, IReadOnlyList<V1IngressRule> rules)
    {
        var (exposure, tls) = (plan.Settings.Exposure, plan.Settings.Tls);
        var ingress = new V1Ingress
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = "Ingress",
            Metadata = WorkloadFactory.Metadata(row, name),
            Spec = new()
            {
                IngressClassName = exposure.IngressClass,
                Rules = [.. rules],
                Tls = tls.Mode == TlsMode.Off ? null : [new() { Hosts = [.. rules.Select(rule => rule.Host)], SecretName = SecretName(row, name, tls) }],
            },
        };
        ingress.Metadata.Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (tls.Mode == TlsMode.Issuer)
        {
            ingress.Metadata.Annotations["cert-manager.io/cluster-issuer"] = tls.Issuer!;
        }

        // Uploads of 50 MB go through as they come; long polls and WebSockets are not cut.
        Annotate(
            plan,
            ingress,
            ("proxy-body-size", "50m"),
            ("proxy-buffering", "off"),
            ("proxy-read-timeout", "3600"),
            ("proxy-request-buffering", "off"),
            ("proxy-send-timeout", "3600"),
            ("ssl-redirect", tls.Mode == TlsMode.Off ? "false" : "true"));
        return ingress;
    }

    /// <summary>A rule for one name.</summary>
    public static V1IngressRule Rule(string host, params V1HTTPIngressPath[] paths) => new() { Host = host, Http = new() { Paths = paths } };

    /// <summary>A path to a port of a Service.</summary>
    public static V1HTTPIngressPath Path(string path, string type, string service, int port) => new()
    {
        Backend = new() { Service = new() { Name = service, Port = new() { Number = port } } },
        Path = path,
        PathType = type,
    };

    /// <summary>Adds annotations of ingress-nginx.</summary>
    public static void Annotate(ClusterPlan plan, V1Ingress ingress, params (string Name, string Value)[] annotations)
    {
        foreach (var (name, value) in plan.Settings.Exposure.IngressClass == Nginx ? annotations : [])
        {
            ingress.Metadata.Annotations[$"{Prefix}/{name}"] = value;
        }
    }

    // cert-manager fills a Secret for each ingress; a Secret of one's own covers all names.
    private static string SecretName(WorkloadRow row, string name, TlsSettings tls)
    {
        var secret = tls.SecretName ?? DefaultSecret;
        return tls.Mode == TlsMode.Issuer && (name != row.Resource || row.Component != Component.Gateway) ? $"{secret}-{name}" : secret;
    }
}
