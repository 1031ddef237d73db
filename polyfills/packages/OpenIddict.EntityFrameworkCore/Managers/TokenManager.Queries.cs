using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class TokenManager
{
    private IQueryable<Token> Tokens
        => store.Set<Token>().Include(token => token.Application).Include(token => token.Authorization);

    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
        => await store.Set<Token>().LongCountAsync(cancellationToken);

    public IAsyncEnumerable<object> FindAsync(
        string? subject, string? client, string? status, string? type, CancellationToken cancellationToken = default)
        => Filter(Tokens, subject, client, status, type).AsAsyncEnumerable();

    public IAsyncEnumerable<object> FindByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default)
        => FindAsync(subject: null, Entities.Required(identifier, nameof(identifier)), status: null, type: null, cancellationToken);

    public IAsyncEnumerable<object> FindByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return Tokens.Where(token => token.Authorization!.Id == identifier).AsAsyncEnumerable();
    }

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return store.FindTracked<Token>(identifier)
            ?? await Tokens.FirstOrDefaultAsync(token => token.Id == identifier, cancellationToken);
    }

    public async ValueTask<object?> FindByReferenceIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        var hash = Hash(Entities.Required(identifier, nameof(identifier)));
        var token = await Tokens.FirstOrDefaultAsync(entity => entity.ReferenceId == hash, cancellationToken);

        // A database may compare without regard to case.
        return string.Equals(token?.ReferenceId, hash, StringComparison.Ordinal) ? token : null;
    }

    public IAsyncEnumerable<object> FindBySubjectAsync(string subject, CancellationToken cancellationToken = default)
        => FindAsync(Entities.Required(subject, nameof(subject)), client: null, status: null, type: null, cancellationToken);

    public IAsyncEnumerable<object> ListAsync(int? count = null, int? offset = null, CancellationToken cancellationToken = default)
        => Tokens.OrderBy(token => token.Id).Page(count, offset).AsAsyncEnumerable();

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default)
    {
        var date = threshold.UtcDateTime;
        return Entities.DeleteInBatchesAsync(size => store.Set<Token>()
            .Where(token => token.CreationDate < date)
            .Where(token => (token.Status != Statuses.Valid && token.Status != Statuses.Inactive)
                || (token.Authorization != null && token.Authorization.Status != Statuses.Valid)
                || token.ExpirationDate < DateTime.UtcNow)
            .OrderBy(token => token.Id)
            .Take(size)
            .ExecuteDeleteAsync(cancellationToken));
    }

    public async ValueTask<long> RevokeAsync(
        string? subject, string? client, string? status, string? type, CancellationToken cancellationToken = default)
        => await RevokeAsync(Filter(store.Set<Token>(), subject, client, status, type), cancellationToken);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken = default)
        => RevokeAsync(subject: null, Entities.Required(identifier, nameof(identifier)), status: null, type: null, cancellationToken);

    public async ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        Entities.Required(identifier, nameof(identifier));
        return await RevokeAsync(store.Set<Token>().Where(token => token.Authorization!.Id == identifier), cancellationToken);
    }

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default)
        => RevokeAsync(Entities.Required(subject, nameof(subject)), client: null, status: null, type: null, cancellationToken);

    private static Task<int> RevokeAsync(IQueryable<Token> query, CancellationToken cancellationToken)
        => query.ExecuteUpdateAsync(entity => entity.SetProperty(token => token.Status, Statuses.Revoked), cancellationToken);

    private static IQueryable<Token> Filter(IQueryable<Token> query, string? subject, string? client, string? status, string? type)
    {
        query = string.IsNullOrEmpty(subject) ? query : query.Where(token => token.Subject == subject);
        query = string.IsNullOrEmpty(client) ? query : query.Where(token => token.Application!.Id == client);
        query = string.IsNullOrEmpty(status) ? query : query.Where(token => token.Status == status);
        return string.IsNullOrEmpty(type) ? query : query.Where(token => token.Type == type);
    }
}
