using System.Diagnostics.CodeAnalysis;
using System.Text;
using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.ServiceDefaults.Tenants;

/// <summary>The tenants that <c>TENANTS_B64</c> names. They do not change while a service runs.</summary>
public sealed class TenantCatalog
{
    private readonly Dictionary<string, Tenant> _byId;

    internal TenantCatalog(IReadOnlyList<Tenant> tenants)
    {
        All = tenants;
        _byId = tenants.ToDictionary(tenant => tenant.Id, StringComparer.Ordinal);
    }

    /// <summary>All tenants, in the order of the setting.</summary>
    public IReadOnlyList<Tenant> All { get; }

    internal static TenantCatalog Empty { get; } = new([]);

    /// <summary>Reads the JSON array that <c>TENANTS_B64</c> holds in base64.</summary>
    /// <exception cref="SettingsException">What is wrong with which entry.</exception>
    public static TenantCatalog Parse(string json)
    {
        var (catalog, problems) = TenantParser.Parse(Encoding.UTF8.GetBytes(json));
        return problems.Count == 0 ? catalog : throw new SettingsException([.. problems.Select(problem => $"TENANTS_B64 {problem}.")]);
    }

    /// <summary>Finds a tenant by its id; upper and lower case differ.</summary>
    public bool TryGet(string id, [MaybeNullWhen(false)] out Tenant tenant) => _byId.TryGetValue(id, out tenant);

    /// <summary>Finds a tenant by the path segment it has in URLs, <c>-</c> being the public tenant.</summary>
    public bool TryGetByPathSegment(string segment, [MaybeNullWhen(false)] out Tenant tenant) =>
        TryGet(segment == Tenant.PublicPathSegment ? "" : segment, out tenant) && segment.Length > 0;
}
