using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ScopeManager
{
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
        => await store.Set<Scope>().LongCountAsync(cancellationToken);

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return store.FindTracked<Scope>(identifier)
            ?? await store.Set<Scope>().FirstOrDefaultAsync(scope => scope.Id == identifier, cancellationToken);
    }

    public async ValueTask<object?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        Entities.Required(name, nameof(name));
        var scope = await store.Set<Scope>().FirstOrDefaultAsync(entity => entity.Name == name, cancellationToken);
        return string.Equals(scope?.Name, name, StringComparison.Ordinal) ? scope : null;
    }

    public async IAsyncEnumerable<object> FindByNamesAsync(
        ImmutableArray<string> names, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (names.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A scope name cannot be null or empty.", nameof(names));
        }

        var wanted = names.ToList();
        foreach (var scope in await store.Set<Scope>().Where(entity => wanted.Contains(entity.Name!)).ToListAsync(cancellationToken))
        {
            if (wanted.Contains(scope.Name!, StringComparer.Ordinal))
            {
                yield return scope;
            }
        }
    }

    public async IAsyncEnumerable<object> FindByResourceAsync(
        string resource, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var item = JsonColumn.Item(Entities.Required(resource, nameof(resource)));
        foreach (var scope in await store.Set<Scope>().Where(entity => entity.Resources!.Contains(item)).ToListAsync(cancellationToken))
        {
            if (JsonColumn.ReadList(scope.Resources).Contains(resource, StringComparer.Ordinal))
            {
                yield return scope;
            }
        }
    }

    public IAsyncEnumerable<object> ListAsync(int? count = null, int? offset = null, CancellationToken cancellationToken = default)
        => store.Set<Scope>().OrderBy(scope => scope.Id).Page(count, offset).AsAsyncEnumerable();

    public async IAsyncEnumerable<string> ListResourcesAsync(
        ImmutableArray<string> scopes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var scope in FindByNamesAsync(scopes, cancellationToken))
        {
            foreach (var resource in JsonColumn.ReadList(((Scope)scope).Resources).Where(known.Add))
            {
                yield return resource;
            }
        }
    }

    public async IAsyncEnumerable<ValidationResult> ValidateAsync(
        object scope, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Scope>(scope);
        if (string.IsNullOrEmpty(entity.Name))
        {
            yield return new ValidationResult("The scope has no name.");
        }
        else if (entity.Name.Contains(' ', StringComparison.Ordinal))
        {
            yield return new ValidationResult("The name of a scope cannot have spaces.");
        }
        else if (await store.Set<Scope>().AnyAsync(other => other.Name == entity.Name && other.Id != entity.Id, cancellationToken))
        {
            yield return new ValidationResult("Another scope has the same name.");
        }
    }
}
