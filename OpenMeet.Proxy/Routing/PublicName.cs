namespace OpenMeet.Proxy.Routing;

/// <summary>The names that the public knows, one host and port each.</summary>
internal enum PublicName
{
    Chat,
    Matrix,
    Account,
    Id,
    Element,
}
