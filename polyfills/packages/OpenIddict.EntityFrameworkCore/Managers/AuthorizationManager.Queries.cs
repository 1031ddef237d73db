using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class AuthorizationManager
{
    private IQueryable<Authorization> Authorizations => store.Set<Authorization>().Include(authorization => authorization.Application);

    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
        => await store.Set<Authorization>().LongCountAsync(cancellationToken);

    public async IAsyncEnumerable<object> FindAsync(
        string? subject,
        string? client,
        string? status,
        string? type,
        ImmutableArray<string>? scopes,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var authorization in await Filter(Authorizations, subject, client, status, type).ToListAsync(cancellationToken))
        {
            if (scopes is null || await HasScopesAsync(authorization, scopes.Value, cancellationToken))
            {
                yield return authorization;
            }
        }
    }

    public IAsyncEnumerable<object> FindByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default)
        => FindAsync(subject: null, Entities.Required(identifier, nameof(identifier)), status: null, type: null, scopes: null, cancellationToken);

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return store.FindTracked<Authorization>(identifier)
            ?? await Authorizations.FirstOrDefaultAsync(authorization => authorization.Id == identifier, cancellationToken);
    }

    public IAsyncEnumerable<object> FindBySubjectAsync(string subject, CancellationToken cancellationToken = default)
        => FindAsync(Entities.Required(subject, nameof(subject)), client: null, status: null, type: null, scopes: null, cancellationToken);

    public IAsyncEnumerable<object> ListAsync(int? count = null, int? offset = null, CancellationToken cancellationToken = default)
        => Authorizations.OrderBy(authorization => authorization.Id).Page(count, offset).AsAsyncEnumerable();

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default)
    {
        var date = threshold.UtcDateTime;
        return Entities.DeleteInBatchesAsync(size => store.Set<Authorization>()
            .Where(authorization => authorization.CreationDate < date)
            .Where(authorization => authorization.Status != Statuses.Valid || authorization.Type == AuthorizationTypes.AdHoc)
            .Where(authorization => !authorization.Tokens.Any())
            .OrderBy(authorization => authorization.Id)
            .Take(size)
            .ExecuteDeleteAsync(cancellationToken));
    }

    public async ValueTask<long> RevokeAsync(
        string? subject, string? client, string? status, string? type, CancellationToken cancellationToken = default)
        => await Filter(store.Set<Authorization>(), subject, client, status, type).ExecuteUpdateAsync(
            entity => entity.SetProperty(authorization => authorization.Status, Statuses.Revoked), cancellationToken);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default)
        => RevokeAsync(subject: null, Entities.Required(identifier, nameof(identifier)), status: null, type: null, cancellationToken);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default)
        => RevokeAsync(Entities.Required(subject, nameof(subject)), client: null, status: null, type: null, cancellationToken);

    private static IQueryable<Authorization> Filter(
        IQueryable<Authorization> query, string? subject, string? client, string? status, string? type)
    {
        query = string.IsNullOrEmpty(subject) ? query : query.Where(authorization => authorization.Subject == subject);
        query = string.IsNullOrEmpty(client) ? query : query.Where(authorization => authorization.Application!.Id == client);
        query = string.IsNullOrEmpty(status) ? query : query.Where(authorization => authorization.Status == status);
        return string.IsNullOrEmpty(type) ? query : query.Where(authorization => authorization.Type == type);
    }
}
