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
        new(PublicName.Matrix, "/_matrix/federation/{**path}", Service.Synapse, FederationOnly: true),
        new(PublicName.Matrix, "/_matrix/key/{**path}", Service.Synapse, FederationOnly: true),

        new(PublicName.Account, "/{**path}", Service.Mas),
        new(PublicName.Id, "/{**path}", Service.Oidc),
        new(PublicName.Element, "/{**path}", Service.Element),
    ];
}
