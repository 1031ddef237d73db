using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace OpenMeet.Oidc.Data.Protection;

/// <summary>Keeps the data-protection keys in PostgreSQL. Data protection's interface is synchronous.</summary>
internal sealed class KeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<OidcDbContext>();
        return [.. db.ProtectionKeys.OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<OidcDbContext>();
        db.ProtectionKeys.Add(new ProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
