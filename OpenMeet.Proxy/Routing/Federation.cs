namespace OpenMeet.Proxy.Routing;

/// <summary>Whether other homeservers may come in.</summary>
internal enum Federation
{
    Closed,
    Open,
}
