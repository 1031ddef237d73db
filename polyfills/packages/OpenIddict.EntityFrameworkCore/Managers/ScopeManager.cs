using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ScopeManager(StoreContext store) : IOpenIddictScopeManager
{
    public async ValueTask<object> CreateAsync(OpenIddictScopeDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var scope = new Scope();
        await PopulateAsync(scope, descriptor, cancellationToken);
        await CreateAsync(scope, cancellationToken);
        return scope;
    }

    public async ValueTask CreateAsync(object scope, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Scope>(scope);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "created", cancellationToken);
        await store.AddAsync(entity, cancellationToken);
    }

    public async ValueTask UpdateAsync(object scope, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Scope>(scope);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "updated", cancellationToken);
        await store.UpdateAsync(entity, () => entity.ConcurrencyToken = Entities.NewConcurrencyToken(), cancellationToken);
    }

    public async ValueTask UpdateAsync(object scope, OpenIddictScopeDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        await PopulateAsync(scope, descriptor, cancellationToken);
        await UpdateAsync(scope, cancellationToken);
    }

    public ValueTask DeleteAsync(object scope, CancellationToken cancellationToken = default)
        => store.RemoveAsync(Entities.As<Scope>(scope), cancellationToken);

    public ValueTask<string?> GetDescriptionAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Scope>(scope).Description);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDescriptionsAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<CultureInfo, string>>(JsonColumn.ReadNames(Entities.As<Scope>(scope).Descriptions));

    public ValueTask<string?> GetDisplayNameAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Scope>(scope).DisplayName);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<CultureInfo, string>>(JsonColumn.ReadNames(Entities.As<Scope>(scope).DisplayNames));

    public ValueTask<string?> GetIdAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Scope>(scope).Id);

    public ValueTask<string?> GetNameAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Scope>(scope).Name);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<string, JsonElement>>(JsonColumn.ReadMap<JsonElement>(Entities.As<Scope>(scope).Properties));

    public ValueTask<ImmutableArray<string>> GetResourcesAsync(object scope, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableArray<string>>(JsonColumn.ReadList(Entities.As<Scope>(scope).Resources));
}
