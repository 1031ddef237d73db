namespace OpenMeet.Proxy.Routing;

/// <summary>One line of the table.</summary>
/// <param name="Name">The public name asked.</param>
/// <param name="Path">ASP.NET Core's route pattern.</param>
/// <param name="To">Who answers.</param>
/// <param name="Media">Whether files are uploaded here.</param>
/// <param name="FederationOnly">Whether only other homeservers come here.</param>
internal sealed record ProxyRoute(PublicName Name, string Path, Service To, bool Media = false, bool FederationOnly = false);
