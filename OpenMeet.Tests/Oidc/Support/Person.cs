using System.Text.Json.Serialization;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>Somebody with an account.</summary>
internal sealed record Person(string TenantId, string UserId, string Handle, string Email, string DisplayName, string Password)
{
    [JsonIgnore]
    public string Sub => Subject.Create(TenantId, UserId).ToString();

    [JsonIgnore]
    public string Localpart => MatrixLocalpart.Encode(TenantId, Handle);

    /// <summary>Somebody nobody else is.</summary>
    public static Person New(string tenantId = TestSettings.Tenant)
    {
        var id = Guid.NewGuid().ToString("N");
        return new Person(tenantId, id, "h" + id[..12], $"{id}@example.org", "Ann " + id[..6], "correct horse " + id);
    }
}
