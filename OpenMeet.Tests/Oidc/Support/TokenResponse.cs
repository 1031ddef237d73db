using System.Net;
using System.Text.Json.Nodes;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>What the token endpoint answered.</summary>
internal sealed record TokenResponse(HttpStatusCode Status, JsonNode Json)
{
    public bool Succeeded => Status == HttpStatusCode.OK;

    public string? Error => (string?)Json["error"];

    public string AccessToken => (string)Json["access_token"]!;

    public string RefreshToken => (string)Json["refresh_token"]!;

    public string IdToken => (string)Json["id_token"]!;
}
