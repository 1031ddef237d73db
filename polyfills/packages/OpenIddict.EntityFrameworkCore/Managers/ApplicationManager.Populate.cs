using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager
{
    public ValueTask PopulateAsync(object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        ArgumentNullException.ThrowIfNull(descriptor);
        entity.ApplicationType = descriptor.ApplicationType;
        entity.ClientId = descriptor.ClientId;
        entity.ClientSecret = descriptor.ClientSecret;
        entity.ClientType = descriptor.ClientType;
        entity.ConsentType = descriptor.ConsentType;
        entity.DisplayName = descriptor.DisplayName;
        entity.DisplayNames = JsonColumn.WriteNames(descriptor.DisplayNames);
        entity.JsonWebKeySet = descriptor.JsonWebKeySet is { } keys ? JsonSerializer.Serialize(keys) : null;
        entity.Permissions = JsonColumn.WriteList(descriptor.Permissions);
        entity.PostLogoutRedirectUris = JsonColumn.WriteList([.. descriptor.PostLogoutRedirectUris.Select(uri => uri.OriginalString)]);
        entity.Properties = JsonColumn.WriteMap(descriptor.Properties);
        entity.RedirectUris = JsonColumn.WriteList([.. descriptor.RedirectUris.Select(uri => uri.OriginalString)]);
        entity.Requirements = JsonColumn.WriteList(descriptor.Requirements);
        entity.Settings = JsonColumn.WriteMap(descriptor.Settings);
        return ValueTask.CompletedTask;
    }

    public ValueTask PopulateAsync(OpenIddictApplicationDescriptor descriptor, object application, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var entity = Entities.As<Application>(application);
        descriptor.ApplicationType = entity.ApplicationType;
        descriptor.ClientId = entity.ClientId;
        descriptor.ClientSecret = entity.ClientSecret;
        descriptor.ClientType = entity.ClientType;
        descriptor.ConsentType = entity.ConsentType;
        descriptor.DisplayName = entity.DisplayName;
        descriptor.JsonWebKeySet = entity.JsonWebKeySet is { Length: > 0 } keys ? JsonWebKeySet.Create(keys) : null;
        Entities.Replace(descriptor.Permissions, JsonColumn.ReadList(entity.Permissions));
        Entities.Replace(descriptor.PostLogoutRedirectUris, JsonColumn.ReadList(entity.PostLogoutRedirectUris).Select(Parse));
        Entities.Replace(descriptor.RedirectUris, JsonColumn.ReadList(entity.RedirectUris).Select(Parse));
        Entities.Replace(descriptor.Requirements, JsonColumn.ReadList(entity.Requirements));
        Entities.Replace(descriptor.DisplayNames, JsonColumn.ReadNames(entity.DisplayNames));
        Entities.Replace(descriptor.Properties, JsonColumn.ReadMap<JsonElement>(entity.Properties));
        Entities.Replace(descriptor.Settings, JsonColumn.ReadMap<string>(entity.Settings));
        return ValueTask.CompletedTask;
    }

    private static Uri Parse(string uri) => new(uri, UriKind.RelativeOrAbsolute);
}
