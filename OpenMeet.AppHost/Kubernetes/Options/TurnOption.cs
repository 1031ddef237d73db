using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>
/// coturn, the relay of calls. A Service of type LoadBalancer carries its ports: with the host's network, pod security
/// "restricted" and network policies would not hold for the one program here that takes traffic from everybody. The price is
/// that each relay port is listed, so there are few; 40 stay below the 50 listeners of the load balancers of clouds.
/// </summary>
internal sealed class TurnOption : IClusterStep
{
    private const int Port = 3478;
    private const int FirstRelay = 49160;
    private const int LastRelay = 49199;
    private const string Folder = "turn";

    private static readonly WorkloadRow Row = new()
    {
        Resource = OptionImages.Coturn,
        Component = Component.Media,
        Account = new(65534, 65534),
        Probes = new(Ready: new TcpProbe("turn-tcp"), Alive: new TcpProbe("turn-tcp"), StartSeconds: 60),
        Needs = new("100m", "64Mi", "256Mi"),
        Writable = [new("/tmp", "16Mi"), new("/var/lib/coturn", "16Mi")],
        Scale = Scale.Single,
    };

    // A relay must not open a way into the cluster or the network around it.
    private static readonly string[] Denied =
    [
        "0.0.0.0-0.255.255.255", "10.0.0.0-10.255.255.255", "100.64.0.0-100.127.255.255", "127.0.0.0-127.255.255.255",
        "169.254.0.0-169.254.255.255", "172.16.0.0-172.31.255.255", "192.168.0.0-192.168.255.255", "::1", "fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ];

    public void Apply(ClusterPlan plan)
    {
        if (plan.Settings.Turn is not { } turn)
        {
            return;
        }

        plan.Set(Component.Homeserver, "SYNAPSE_TURN_URIS", $"turn:{turn.Host}:{Port}?transport=udp,turn:{turn.Host}:{Port}?transport=tcp");
        plan.SetSecret(Component.Homeserver, "SYNAPSE_TURN_SHARED_SECRET", "turn-shared-secret");
        OptionWorkload.Add(plan, Folder, Row, Container(turn), Service());
        plan.Files.AddNamed(
            PolicyFactory.FromOutside(Row, $"{Row.Resource}-public", fromNamespace: null, PolicyPorts.Tcp(Port), PolicyPorts.Udp(Port), PolicyPorts.Udp(FirstRelay, LastRelay)), Folder);
        plan.Files.AddNamed(PolicyFactory.ToOutside(Row, $"{Row.Resource}-relay", Internet.Public, PolicyPorts.Udp(1024, 65535)), Folder);
    }

    private static V1Container Container(TurnSettings turn)
    {
        // The program bears this capability as a file attribute and cannot be executed without; "restricted" allows it.
        var container = OptionWorkload.Container(Row, "NET_BIND_SERVICE");
        container.Command = ["turnserver"];
        container.Env =
        [
            EnvironmentBuilder.FromSecret("TURN_SHARED_SECRET", "turn-shared-secret"),
            new() { Name = "POD_IP", ValueFrom = new() { FieldRef = new() { FieldPath = "status.podIP" } } },
        ];
        container.Args =
        [
            "-n", "--log-file=stdout", "--pidfile=/tmp/turnserver.pid", "--fingerprint", "--no-tls", "--no-dtls",
            "--no-multicast-peers", "--stale-nonce=600", "--user-quota=12", "--total-quota=40",
            $"--realm={turn.Host}", $"--listening-port={Port}", $"--min-port={FirstRelay}", $"--max-port={LastRelay}",
            $"--external-ip={turn.ExternalAddress}/$(POD_IP)", "--use-auth-secret", "--static-auth-secret=$(TURN_SHARED_SECRET)",
            .. Denied.Select(range => $"--denied-peer-ip={range}"),
        ];
        container.Ports = [OptionWorkload.Port("turn-tcp", Port), OptionWorkload.Port("turn-udp", Port, "UDP")];
        return container;
    }

    private static V1Service Service()
    {
        var service = ServiceFactory.Create(
            Row,
            [
                OptionWorkload.ServicePort("turn-tcp", Port),
                OptionWorkload.ServicePort("turn-udp", Port, "UDP"),
                .. Enumerable.Range(FirstRelay, LastRelay - FirstRelay + 1).Select(port => OptionWorkload.ServicePort($"relay-{port}", port, "UDP")),
            ],
            "LoadBalancer");
        // The relay must see the caller's own address, not a node's.
        service.Spec.ExternalTrafficPolicy = "Local";
        return service;
    }
}
