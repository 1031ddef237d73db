using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address under which a resource is reached: what was asked for, and, once allocated, what it got.</summary>
[DebuggerDisplay("Type = {GetType().Name,nq}, Name = {Name}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private int? _port;
    private bool _portWasCleared;
    private int? _targetPort;
    private bool _targetPortWasCleared;
    private bool? _tlsEnabled;
    private bool? _isExplicitlyProxied;
    private bool _isProxied = true;

    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        [EndpointName] string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
        : this(protocol, networkId: null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    public EndpointAnnotation(
        ProtocolType protocol, string? uriScheme, string? transport, [EndpointName] string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, networkId: null, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    public EndpointAnnotation(
        ProtocolType protocol,
        NetworkIdentifier? networkId,
        string? uriScheme = null,
        string? transport = null,
        [EndpointName] string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
    {
        // If only a scheme is given the endpoint is called by it; if nothing, by its protocol.
        uriScheme ??= protocol.ToString().ToLowerInvariant();
        name ??= uriScheme;
        ModelName.Validate("Endpoint", name);

        (Protocol, UriScheme, _transport, Name, _port, _targetPort) = (protocol, uriScheme, transport, name, port, targetPort);
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
        AllAllocatedEndpoints.TryAdd(DefaultNetworkID, AllocatedEndpointSnapshot);
    }

    public EndpointAnnotation(
        ProtocolType protocol,
        NetworkIdentifier? networkId,
        string? uriScheme,
        string? transport,
        [EndpointName] string? name,
        int? port,
        int? targetPort,
        bool? isExternal,
        bool isProxied)
        : this(protocol, networkId, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    public string Name { get; set; }

    public ProtocolType Protocol { get; set; }

    /// <summary>The port others use. Without a proxy it is the target port unless said otherwise.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied || _portWasCleared ? null : _targetPort);
        set => (_port, _portWasCleared) = (value, value is null);
    }

    /// <summary>The port the resource listens on. Without a proxy it is <see cref="Port"/> unless said otherwise.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied || _targetPortWasCleared ? null : _port);
        set => (_targetPort, _targetPortWasCleared) = (value, value is null);
    }

    public string UriScheme { get; set; }

    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    public string Transport
    {
        get => _transport ?? (UriScheme.ToLowerInvariant() is "http" or "https" ? "http" : Protocol.ToString().ToLowerInvariant());
        set => _transport = value;
    }

    public bool IsExternal { get; set; }

    /// <summary>Whether the orchestrator's proxy stands before the endpoint.</summary>
    public bool IsProxied
    {
        get => _isProxied;
        set => (_isProxied, _isExplicitlyProxied) = (value, value);
    }

    /// <summary>What was asked for; <see langword="null"/> leaves the choice to the orchestrator.</summary>
    public bool? IsExplicitlyProxied
    {
        get => _isExplicitlyProxied;
        set => (_isExplicitlyProxied, _isProxied) = (value, value ?? true);
    }

    public bool ExcludeReferenceEndpoint { get; set; }

    public bool TlsEnabled
    {
        get => _tlsEnabled ?? Names.Same(UriScheme, "https");
        set => _tlsEnabled = value;
    }

    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>The address in <see cref="DefaultNetworkID"/>, once there is one.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllocatedEndpointSnapshot.IsValueSet ? AllocatedEndpointSnapshot.GetValueAsync().GetAwaiter().GetResult() : null;
        set
        {
            if (value is null)
            {
                AllocatedEndpointSnapshot.SetException(new InvalidOperationException($"The endpoint `{Name}` is not allocated"));
                return;
            }

            if (value.NetworkID != DefaultNetworkID)
            {
                throw new InvalidOperationException(
                    $"The default AllocatedEndpoint's network ID must match the EndpointAnnotation network ID ('{DefaultNetworkID}'). The attempted AllocatedEndpoint belongs to '{value.NetworkID}'.");
            }

            AllocatedEndpointSnapshot.SetValue(value);
        }
    }

    [Obsolete("This property will be marked as internal in future Aspire release. Use AllocatedEndpoint and AllAllocatedEndpoints properties to access and change allocated endpoints associated with an EndpointAnnotation.")]
    public ValueSnapshot<AllocatedEndpoint> AllocatedEndpointSnapshot { get; } = new();

    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    internal int? SpecifiedPort => _port;

    internal bool FromLaunchProfile { get; set; }

    /// <summary>The variable that tells the resource its port; such an endpoint is not part of ASPNETCORE_URLS.</summary>
    internal string? TargetPortEnvironmentVariable { get; set; }

    // Port 0 and no port both mean: any.
    internal static int? NormalizePort(int? port) => port is 0 ? null : port;

    internal void SetResolvedIsProxied(bool isProxied) => _isProxied = isProxied;
}
