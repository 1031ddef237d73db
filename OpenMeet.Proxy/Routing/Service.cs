namespace OpenMeet.Proxy.Routing;

/// <summary>What stands behind the proxy, under <c>services__{name}__http__0</c>.</summary>
internal enum Service
{
    Chat,
    Oidc,
    Synapse,
    Mas,
    Element,
}
