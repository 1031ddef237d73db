namespace OpenMeet.Proxy.Routing;

/// <summary>What stands behind the proxy, under <c>services__{name}__http__0</c>, with a hyphen between words.</summary>
internal enum Service
{
    Chat,
    Oidc,
    Synapse,

    /// <summary>Synapse's workers for reading, if there are any.</summary>
    SynapseSync,
    Mas,
    Element,
}
