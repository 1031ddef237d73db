using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>
/// Group calls: the LiveKit mixer, whose media come in through one UDP and one TCP port, and the service that lets Matrix users
/// into its rooms (https://github.com/element-hq/element-call/blob/livekit/docs/self-hosting.md).
/// </summary>
internal sealed class MatrixRtcOption : IClusterStep
{
    private const int SignalPort = 7880;
    private const int MediaTcpPort = 7881;
    private const int MediaUdpPort = 7882;
    private const int AuthorizationPort = 8080;
    private const string Folder = "matrix-rtc";

    private static readonly WorkloadRow Mixer = new()
    {
        Resource = OptionImages.LiveKit,
        Component = Component.Media,
        Account = new(65532, 65532),
        Probes = new(Ready: new HttpProbe("http", "/"), Alive: new HttpProbe("http", "/"), StartSeconds: 60),
        Needs = new("500m", "256Mi", "1Gi"),
        Writable = [new("/tmp", "16Mi")],
        Scale = Scale.Single,
        GraceSeconds = 300,
    };

    private static readonly WorkloadRow Authorization = new()
    {
        Resource = OptionImages.LiveKitAuthorization,
        Component = Component.Media,
        Account = new(65532, 65532),
        Probes = new(Ready: new HttpProbe("http", "/healthz"), Alive: new HttpProbe("http", "/healthz"), StartSeconds: 60),
        Needs = new("20m", "32Mi", "128Mi"),
        Writable = [new("/tmp", "16Mi")],
        Scale = Scale.Single,
    };

    public void Apply(ClusterPlan plan)
    {
        if (plan.Settings.MatrixRtc is not { } rtc)
        {
            return;
        }

        var url = $"https://{rtc.Host}/livekit/jwt";
        plan.Set(Component.Homeserver, "SYNAPSE_MATRIX_RTC", "true");
        plan.Set(Component.Homeserver, "SYNAPSE_MATRIX_RTC_URL", url);
        plan.Set(Component.Gateway, "PROXY_MATRIX_RTC_URL", url);
        plan.Set(Component.Client, "ELEMENT_MATRIX_RTC", "true");
        AddMixer(plan);
        AddAuthorization(plan, rtc.Host);
        AddIngress(plan, rtc.Host);
    }

    private static void AddMixer(ClusterPlan plan)
    {
        var container = OptionWorkload.Container(Mixer);
        container.Env =
        [
            .. Keys(),
            new() { Name = "LIVEKIT_KEYS", Value = "$(LIVEKIT_KEY): $(LIVEKIT_SECRET)" },
            new()
            {
                Name = "LIVEKIT_CONFIG",
                Value = $"port: {SignalPort}\nrtc:\n  tcp_port: {MediaTcpPort}\n  udp_port: {MediaUdpPort}\n  use_external_ip: true\nroom:\n  auto_create: false\n",
            },
        ];
        container.Ports =
        [
            OptionWorkload.Port("http", SignalPort), OptionWorkload.Port("media-tcp", MediaTcpPort), OptionWorkload.Port("media-udp", MediaUdpPort, "UDP"),
        ];
        var media = ServiceFactory.Create(
            Mixer,
            [OptionWorkload.ServicePort("media-tcp", MediaTcpPort), OptionWorkload.ServicePort("media-udp", MediaUdpPort, "UDP")],
            "LoadBalancer",
            $"{Mixer.Resource}-media");
        media.Spec.ExternalTrafficPolicy = "Local";
        OptionWorkload.Add(plan, Folder, Mixer, container, ServiceFactory.Create(Mixer, [ServiceFactory.Port("http", SignalPort, "http")]), media);
        plan.Files.AddNamed(PolicyFactory.FromOutside(Mixer, $"{Mixer.Resource}-public", fromNamespace: null, PolicyPorts.Tcp(MediaTcpPort), PolicyPorts.Udp(MediaUdpPort)), Folder);
        plan.Files.AddNamed(PolicyFactory.FromOutside(Mixer, $"{Mixer.Resource}-signal", plan.Settings.Exposure.IngressNamespace, PolicyPorts.Tcp(SignalPort)), Folder);
        plan.Files.AddNamed(PolicyFactory.ToOutside(Mixer, $"{Mixer.Resource}-media", Internet.Public, PolicyPorts.Udp(1024, 65535)), Folder);
    }

    private static void AddAuthorization(ClusterPlan plan, string host)
    {
        var container = OptionWorkload.Container(Authorization);
        container.Env =
        [
            .. Keys(),
            new() { Name = "LIVEKIT_URL", Value = $"wss://{host}/livekit/sfu" },
            new() { Name = "LIVEKIT_JWT_BIND", Value = $":{AuthorizationPort}" },
            // Others may join calls here, but not start them.
            new() { Name = "LIVEKIT_FULL_ACCESS_HOMESERVERS", Value = plan.Settings.ServerName },
        ];
        container.Ports = [OptionWorkload.Port("http", AuthorizationPort)];
        OptionWorkload.Add(plan, Folder, Authorization, container, ServiceFactory.Create(Authorization, [ServiceFactory.Port("http", AuthorizationPort, "http")]));
        plan.Files.AddNamed(PolicyFactory.FromOutside(Authorization, $"{Authorization.Resource}-public", plan.Settings.Exposure.IngressNamespace, PolicyPorts.Tcp(AuthorizationPort)), Folder);
        // It asks homeservers who somebody is, and the mixer for rooms, by their public names.
        plan.Files.AddNamed(PolicyFactory.ToOutside(Authorization, $"{Authorization.Resource}-homeservers", Internet.Any, PolicyPorts.Tcp(443), PolicyPorts.Tcp(8448)), Folder);
    }

    // The prefixes are of the public URL only; both services answer at their roots.
    private static void AddIngress(ClusterPlan plan, string host)
    {
        var ingress = IngressFactory.Ingress(plan, Mixer, Folder, [IngressFactory.Rule(
            host,
            IngressFactory.Path("/livekit/jwt(/|$)(.*)", "ImplementationSpecific", Authorization.Resource, AuthorizationPort),
            IngressFactory.Path("/livekit/sfu(/|$)(.*)", "ImplementationSpecific", Mixer.Resource, SignalPort))]);
        IngressFactory.Annotate(plan, ingress, ("rewrite-target", "/$2"), ("use-regex", "true"));
        plan.Files.AddNamed(ingress, Folder);
    }

    private static IEnumerable<V1EnvVar> Keys() =>
        [EnvironmentBuilder.FromSecret("LIVEKIT_KEY", "livekit-key"), EnvironmentBuilder.FromSecret("LIVEKIT_SECRET", "livekit-secret")];
}
