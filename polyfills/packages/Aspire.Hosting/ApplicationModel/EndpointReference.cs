using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint of a resource, by name: it may be added, and be allocated, later.</summary>
[DebuggerDisplay("Resource = {Resource.Name}, EndpointName = {EndpointName}, IsAllocated = {IsAllocated}")]
public sealed class EndpointReference : IExpressionValue, IValueWithReferences
{
    private EndpointAnnotation? _annotation;
    private bool? _isAllocated;

    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, NetworkIdentifier? contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpoint);
        (Resource, EndpointName, _annotation, ContextNetworkID) = (owner, endpoint.Name, endpoint, contextNetworkId);
    }

    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint)
        : this(owner, endpoint, contextNetworkId: null)
    {
    }

    public EndpointReference(IResourceWithEndpoints owner, string endpointName, NetworkIdentifier? contextNetworkId = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpointName);
        (Resource, EndpointName, ContextNetworkID) = (owner, endpointName, contextNetworkId);
    }

    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
        : this(owner, endpointName, contextNetworkId: null)
    {
    }

    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException(ErrorMessage ?? MissingMessage());

    public IResourceWithEndpoints Resource { get; }

    public string EndpointName { get; }

    public string? ErrorMessage { get; init; }

    public bool IsAllocated => _isAllocated ??= FindAllocated() is not null;

    public bool Exists => Find() is not null;

    public bool IsHttp => Names.Same(Scheme, "http");

    public bool IsHttps => Names.Same(Scheme, "https");

    public bool TlsEnabled => Find() is { TlsEnabled: true };

    public bool IsHttpSchemeNamedEndpoint => Names.Same(EndpointName, "http") || Names.Same(EndpointName, "https");

    public bool ExcludeReferenceEndpoint => Find() is { ExcludeReferenceEndpoint: true };

    /// <summary>The network the reference is always seen from; <see langword="null"/>: the one of whoever asks.</summary>
    public NetworkIdentifier? ContextNetworkID { get; }

    public int Port => AllocatedEndpoint.Port;

    public int? TargetPort => EndpointAnnotation.TargetPort;

    public string Host => AllocatedEndpoint.Address;

    public string Scheme => EndpointAnnotation.UriScheme;

    public string Url => AllocatedEndpoint.UriString;

    string IManifestExpressionProvider.ValueExpression => GetExpression();

    IEnumerable<object> IValueWithReferences.References => [Resource];

    internal AllocatedEndpoint AllocatedEndpoint =>
        FindAllocated() ?? throw new InvalidOperationException($"The endpoint `{EndpointName}` is not allocated for the resource `{Resource.Name}`.");

    public ReferenceExpression GetTlsValue(ReferenceExpression enabledValue, ReferenceExpression disabledValue) =>
        ReferenceExpression.CreateConditional(Property(EndpointProperty.TlsEnabled), bool.TrueString, enabledValue, disabledValue);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(context, cancellationToken);

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    internal string GetExpression(EndpointProperty property = EndpointProperty.Url)
    {
        return property switch
        {
            EndpointProperty.Url => Binding("url"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => Binding("host"),
            EndpointProperty.Port => Binding("port"),
            EndpointProperty.Scheme => Binding("scheme"),
            EndpointProperty.TargetPort => Binding("targetPort"),
            EndpointProperty.HostAndPort => $"{Binding("host")}:{Binding("port")}",
            EndpointProperty.TlsEnabled => Binding("tlsEnabled"),
            _ => throw new InvalidOperationException($"The property '{property}' is not supported for the endpoint '{EndpointName}'."),
        };

        string Binding(string name) => $"{{{Resource.Name}.bindings.{EndpointName}.{name}}}";
    }

    private EndpointAnnotation? Find() =>
        _annotation ??= Resource.Annotations.OfType<EndpointAnnotation>().SingleOrDefault(a => Names.Same(a.Name, EndpointName));

    private AllocatedEndpoint? FindAllocated() =>
        Find() is { } annotation
        && annotation.AllAllocatedEndpoints.TryGetAllocatedEndpoint(ContextNetworkID ?? KnownNetworkIdentifiers.LocalhostNetwork, out var allocated)
            ? allocated
            : null;

    private string MissingMessage()
    {
        var names = Resource.Annotations.OfType<EndpointAnnotation>().Select(a => a.Name).Distinct(Names.Comparer).ToList();
        var known = names.Count == 0
            ? "The resource has no endpoints defined."
            : $"Available endpoints: {string.Join(", ", names.Select(n => $"`{n}`"))}.";
        return $"The endpoint `{EndpointName}` is not defined for the resource `{Resource.Name}`. {known}";
    }
}
