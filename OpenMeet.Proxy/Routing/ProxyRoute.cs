using OpenMeet.Proxy.Settings;

namespace OpenMeet.Proxy.Routing;

/// <summary>One line of the table.</summary>
/// <param name="Name">The public name asked.</param>
/// <param name="Path">ASP.NET Core's route pattern.</param>
/// <param name="To">Who answers.</param>
/// <param name="Media">Whether files are uploaded here.</param>
/// <param name="Method">The only HTTP method that comes here; null: any.</param>
/// <param name="If">Whether the line is there; null: always.</param>
internal sealed record ProxyRoute(
    PublicName Name,
    string Path,
    Service To,
    bool Media = false,
    string? Method = null,
    Func<ProxySettings, bool>? If = null);
