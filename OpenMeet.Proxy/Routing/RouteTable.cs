namespace OpenMeet.Proxy.Routing;

/// <summary>
/// Who answers what. What is not here is answered 404, and <see cref="ForbiddenPaths"/> come before it. The homeserver's
/// split between MAS and Synapse is MAS's: https://element-hq.github.io/matrix-authentication-service/setup/reverse-proxy.html.
/// </summary>
internal static class RouteTable
{
    public static IReadOnlyList<ProxyRoute> Routes { get; } =
    [
        new(PublicName.Chat, "/{**path}", Service.Chat),

        new(PublicName.Matrix, "/_matrix/client/{version}/login/{**path}", Service.Mas),
        new(PublicName.Matrix, "/_matrix/client/{version}/logout/{**path}", Service.Mas),
        new(PublicName.Matrix, "/_matrix/client/{version}/refresh/{**path}", Service.Mas),
        new(PublicName.Matrix, "/_matrix/client/{**path}", Service.Synapse),
        new(PublicName.Matrix, "/_matrix/media/{**path}", Service.Synapse, Media: true),
        new(PublicName.Matrix, "/_synapse/client/{**path}", Service.Synapse),
        new(PublicName.Matrix, "/_matrix/federation/{**path}", Service.Synapse, If: settings => settings.Federation),
        new(PublicName.Matrix, "/_matrix/key/{**path}", Service.Synapse, If: settings => settings.Federation),

        // The authorization service of group calls asks whom a token of a client belongs to.
        new(PublicName.Matrix, "/_matrix/federation/v1/openid/userinfo", Service.Synapse, Method: HttpMethods.Get, If: settings => settings.MatrixRtc is not null),

        .. WorkerRoutes.Routes,

        new(PublicName.Account, "/{**path}", Service.Mas),
        new(PublicName.Id, "/{**path}", Service.Oidc),
        new(PublicName.Element, "/{**path}", Service.Element),
    ];
}
