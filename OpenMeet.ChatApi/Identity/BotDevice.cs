using System.Security.Cryptography;
using System.Text;

namespace OpenMeet.ChatApi.Identity;

/// <summary>The one device of a tenant's bot. Derived, so that not even a lost database makes a second one.</summary>
internal static class BotDevice
{
    /// <summary>Scope of the Matrix API (MSC2967, stable name).</summary>
    public const string ApiScope = "urn:matrix:client:api:*";

    private const string ScopePrefix = "urn:matrix:client:device:";

    public static string Of(string tenantId) =>
        $"OPENMEETBOT{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tenantId)))[..10]}";

    public static string ScopeOf(string tenantId) => ScopePrefix + Of(tenantId);
}
