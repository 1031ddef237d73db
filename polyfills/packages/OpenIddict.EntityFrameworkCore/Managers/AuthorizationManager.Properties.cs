using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class AuthorizationManager
{
    public ValueTask<string?> GetApplicationIdAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Authorization>(authorization).Application?.Id);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<DateTimeOffset?>(Entities.FromColumn(Entities.As<Authorization>(authorization).CreationDate));

    public ValueTask<string?> GetIdAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Authorization>(authorization).Id);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<string, JsonElement>>(JsonColumn.ReadMap<JsonElement>(Entities.As<Authorization>(authorization).Properties));

    public ValueTask<ImmutableArray<string>> GetScopesAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Authorization>(authorization).Scopes));

    public ValueTask<string?> GetStatusAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Authorization>(authorization).Status);

    public ValueTask<string?> GetSubjectAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Authorization>(authorization).Subject);

    public ValueTask<string?> GetTypeAsync(object authorization, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Authorization>(authorization).Type);

    public ValueTask<bool> HasScopesAsync(object authorization, ImmutableArray<string> scopes, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(JsonColumn.ReadList(Entities.As<Authorization>(authorization).Scopes).ToHashSet(StringComparer.Ordinal).IsSupersetOf(scopes));

    public ValueTask<bool> HasStatusAsync(object authorization, string status, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(string.Equals(Entities.As<Authorization>(authorization).Status, Entities.Required(status, nameof(status)), StringComparison.OrdinalIgnoreCase));

    public ValueTask<bool> HasTypeAsync(object authorization, string type, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(string.Equals(Entities.As<Authorization>(authorization).Type, Entities.Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase));

    public async ValueTask PopulateAsync(
        object authorization, OpenIddictAuthorizationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Authorization>(authorization);
        ArgumentNullException.ThrowIfNull(descriptor);
        entity.Application = string.IsNullOrEmpty(descriptor.ApplicationId)
            ? null
            : await store.Set<Application>().FindAsync([descriptor.ApplicationId], cancellationToken)
                ?? throw new InvalidOperationException("The application of the authorization does not exist.");
        entity.CreationDate = Entities.ToColumn(descriptor.CreationDate);
        entity.Properties = JsonColumn.WriteMap(descriptor.Properties);
        entity.Scopes = JsonColumn.WriteList(descriptor.Scopes);
        entity.Status = descriptor.Status;
        entity.Subject = descriptor.Subject;
        entity.Type = descriptor.Type;
    }

    public ValueTask PopulateAsync(
        OpenIddictAuthorizationDescriptor descriptor, object authorization, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var entity = Entities.As<Authorization>(authorization);
        descriptor.ApplicationId = entity.Application?.Id;
        descriptor.CreationDate = Entities.FromColumn(entity.CreationDate);
        descriptor.Status = entity.Status;
        descriptor.Subject = entity.Subject;
        descriptor.Type = entity.Type;
        Entities.Replace(descriptor.Scopes, JsonColumn.ReadList(entity.Scopes));
        Entities.Replace(descriptor.Properties, JsonColumn.ReadMap<JsonElement>(entity.Properties));
        return ValueTask.CompletedTask;
    }

    public IAsyncEnumerable<ValidationResult> ValidateAsync(object authorization, CancellationToken cancellationToken = default)
        => Validate(Entities.As<Authorization>(authorization)).ToAsyncEnumerable();

    private static IEnumerable<ValidationResult> Validate(Authorization entity)
    {
        if (entity.Type is not (AuthorizationTypes.AdHoc or AuthorizationTypes.Permanent))
        {
            yield return new ValidationResult("The type of the authorization is neither ad-hoc nor permanent.");
        }

        if (string.IsNullOrEmpty(entity.Status))
        {
            yield return new ValidationResult("The authorization has no status.");
        }

        if (JsonColumn.ReadList(entity.Scopes).Any(scope => string.IsNullOrEmpty(scope) || scope.Contains(' ', StringComparison.Ordinal)))
        {
            yield return new ValidationResult("A scope cannot be empty or have spaces.");
        }
    }
}
