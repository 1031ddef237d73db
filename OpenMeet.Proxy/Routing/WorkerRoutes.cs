namespace OpenMeet.Proxy.Routing;

/// <summary>
/// What clients read from Synapse's workers, if there are any: of what a generic worker may answer
/// (https://github.com/element-hq/synapse/blob/develop/docs/workers.md), whatever writes nothing. The main process stays the
/// one writer of every stream. It also keeps a room's messages, whose pages must all come from one process.
/// </summary>
internal static class WorkerRoutes
{
    private const string Stable = "r0|v3";
    private const string Usual = "r0|v3|unstable";

    public static IReadOnlyList<ProxyRoute> Routes { get; } =
    [
        .. Lines(HttpMethods.Get, Stable, "sync", "events", "initialSync", "rooms/{room}/initialSync"),
        .. Lines(
            HttpMethods.Get,
            Usual,
            "publicRooms",
            "joined_rooms",
            "rooms/{room}/joined_members",
            "rooms/{room}/members",
            "rooms/{room}/state",
            "rooms/{room}/aliases",
            "rooms/{room}/event/{event}",
            "rooms/{room}/context/{event}",
            "directory/room/{alias}",
            "account/whoami",
            "devices/{device?}",
            "capabilities",
            "notifications",
            "voip/turnServer",
            "keys/changes",
            "profile/{**path}",
            "presence/{**path}",
            "pushrules/{**path}",
            "user/{user}/filter/{filter}",
            "user/{user}/account_data/{type}",
            "user/{user}/rooms/{room}/account_data/{type}",
            "user/{user}/rooms/{room}/tags"),
        .. Lines(HttpMethods.Get, "v1", "rooms/{room}/hierarchy", "rooms/{room}/threads", "rooms/{room}/timestamp_to_event", "room_summary/{room}"),
        .. Lines(HttpMethods.Get, "v1|unstable", "rooms/{room}/relations/{**path}"),
        .. Lines(HttpMethods.Post, Usual, "publicRooms", "search", "keys/query", "user_directory/search"),
        Line(HttpMethods.Get, "/_matrix/client/versions"),
    ];

    private static IEnumerable<ProxyRoute> Lines(string method, string versions, params string[] paths) =>
        paths.Select(path => Line(method, $"/_matrix/client/{{version:regex(^({versions})$)}}/{path}"));

    private static ProxyRoute Line(string method, string path) =>
        new(PublicName.Matrix, path, Service.SynapseSync, Method: method, If: settings => settings.Destinations.ContainsKey(Service.SynapseSync));
}
