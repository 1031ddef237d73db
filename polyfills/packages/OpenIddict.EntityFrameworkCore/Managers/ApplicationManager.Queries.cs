using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager
{
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
        => await store.Set<Application>().LongCountAsync(cancellationToken);

    public async ValueTask<object?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        var application = store.Set<Application>().Local.FindEntry(nameof(Application.ClientId), identifier)?.Entity
            ?? await store.Set<Application>().FirstOrDefaultAsync(entity => entity.ClientId == identifier, cancellationToken);

        // A database may compare without regard to case.
        return string.Equals(application?.ClientId, identifier, StringComparison.Ordinal) ? application : null;
    }

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return store.FindTracked<Application>(identifier)
            ?? await store.Set<Application>().FirstOrDefaultAsync(entity => entity.Id == identifier, cancellationToken);
    }

    public IAsyncEnumerable<object> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken cancellationToken = default)
    {
        var item = JsonColumn.Item(Entities.Required(uri, nameof(uri)));
        return FilterAsync(
            store.Set<Application>().Where(application => application.PostLogoutRedirectUris!.Contains(item)),
            application => JsonColumn.ReadList(application.PostLogoutRedirectUris).Contains(uri),
            cancellationToken);
    }

    public IAsyncEnumerable<object> FindByRedirectUriAsync(string uri, CancellationToken cancellationToken = default)
    {
        var item = JsonColumn.Item(Entities.Required(uri, nameof(uri)));
        return FilterAsync(
            store.Set<Application>().Where(application => application.RedirectUris!.Contains(item)),
            application => JsonColumn.ReadList(application.RedirectUris).Contains(uri),
            cancellationToken);
    }

    public IAsyncEnumerable<object> ListAsync(int? count = null, int? offset = null, CancellationToken cancellationToken = default)
        => store.Set<Application>().OrderBy(application => application.Id).Page(count, offset).AsAsyncEnumerable();

    private static async IAsyncEnumerable<object> FilterAsync(
        IQueryable<Application> query, Func<Application, bool> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var application in await query.ToListAsync(cancellationToken))
        {
            if (predicate(application))
            {
                yield return application;
            }
        }
    }
}
