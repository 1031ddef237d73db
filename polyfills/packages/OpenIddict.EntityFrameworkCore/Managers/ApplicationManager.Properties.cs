using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager
{
    public ValueTask<string?> GetApplicationTypeAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).ApplicationType ?? ApplicationTypes.Web);

    public ValueTask<string?> GetClientIdAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).ClientId);

    public ValueTask<string?> GetClientTypeAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).ClientType);

    public ValueTask<string?> GetConsentTypeAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).ConsentType ?? ConsentTypes.Explicit);

    public ValueTask<string?> GetDisplayNameAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).DisplayName);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<CultureInfo, string>>(JsonColumn.ReadNames(Entities.As<Application>(application).DisplayNames));

    public ValueTask<string?> GetIdAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Application>(application).Id);

    public ValueTask<JsonWebKeySet?> GetJsonWebKeySetAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<JsonWebKeySet?>(Entities.As<Application>(application).JsonWebKeySet is { Length: > 0 } keys ? JsonWebKeySet.Create(keys) : null);

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Application>(application).Permissions));

    public ValueTask<ImmutableArray<string>> GetPostLogoutRedirectUrisAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Application>(application).PostLogoutRedirectUris));

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<string, JsonElement>>(JsonColumn.ReadMap<JsonElement>(Entities.As<Application>(application).Properties));

    public ValueTask<ImmutableArray<string>> GetRedirectUrisAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Application>(application).RedirectUris));

    public ValueTask<ImmutableArray<string>> GetRequirementsAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Application>(application).Requirements));

    public ValueTask<ImmutableDictionary<string, string>> GetSettingsAsync(object application, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<string, string>>(JsonColumn.ReadMap<string>(Entities.As<Application>(application).Settings));

    public ValueTask<string?> GetLocalizedDisplayNameAsync(object application, CancellationToken cancellationToken = default)
        => GetLocalizedDisplayNameAsync(application, CultureInfo.CurrentUICulture, cancellationToken);

    public async ValueTask<string?> GetLocalizedDisplayNameAsync(
        object application, CultureInfo culture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var names = await GetDisplayNamesAsync(application, cancellationToken);
        for (var candidate = culture; ; candidate = candidate.Parent)
        {
            if (names.TryGetValue(candidate, out var name))
            {
                return name;
            }

            if (candidate.Equals(CultureInfo.InvariantCulture))
            {
                return await GetDisplayNameAsync(application, cancellationToken);
            }
        }
    }

    public async ValueTask<bool> HasApplicationTypeAsync(object application, string type, CancellationToken cancellationToken = default)
        => string.Equals(
            await GetApplicationTypeAsync(application, cancellationToken), Entities.Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase);

    public async ValueTask<bool> HasClientTypeAsync(object application, string type, CancellationToken cancellationToken = default)
        => string.Equals(
            await GetClientTypeAsync(application, cancellationToken), Entities.Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase);

    public async ValueTask<bool> HasConsentTypeAsync(object application, string type, CancellationToken cancellationToken = default)
        => string.Equals(
            await GetConsentTypeAsync(application, cancellationToken), Entities.Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase);

    public async ValueTask<bool> HasPermissionAsync(object application, string permission, CancellationToken cancellationToken = default)
        => (await GetPermissionsAsync(application, cancellationToken)).Contains(Entities.Required(permission, nameof(permission)), StringComparer.Ordinal);

    public async ValueTask<bool> HasRequirementAsync(object application, string requirement, CancellationToken cancellationToken = default)
        => (await GetRequirementsAsync(application, cancellationToken)).Contains(Entities.Required(requirement, nameof(requirement)), StringComparer.Ordinal);
}
