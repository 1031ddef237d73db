using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>
/// The application's context, with writes that are guarded by the entities' concurrency tokens. What one scope has read is not
/// read again: the change tracker is the entity cache.
/// </summary>
internal sealed class StoreContext(IServiceProvider provider, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options)
{
    private readonly Lazy<DbContext> _context = new(() => (DbContext)provider.GetRequiredService(
        options.CurrentValue.DbContextType
        ?? throw new InvalidOperationException("No context was given: call UseEntityFrameworkCore().UseDbContext<TContext>().")));

    public DbSet<T> Set<T>()
        where T : class
        => _context.Value.Set<T>();

    public T? FindTracked<T>(string identifier)
        where T : class
        => Set<T>().Local.FindEntry(identifier)?.Entity;

    public async ValueTask AddAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class
    {
        _context.Value.Add(entity);
        await SaveAsync(entity, cancellationToken);
    }

    public async ValueTask UpdateAsync<T>(T entity, Action renewConcurrencyToken, CancellationToken cancellationToken)
        where T : class
    {
        var entry = _context.Value.Entry(entity);
        if (entry.State is EntityState.Detached)
        {
            _context.Value.Attach(entity);
        }

        renewConcurrencyToken();
        entry.State = EntityState.Modified;
        await SaveAsync(entity, cancellationToken);
    }

    public async ValueTask RemoveAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class
    {
        _context.Value.Remove(entity);
        await SaveAsync(entity, cancellationToken);
    }

    private async ValueTask SaveAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await _context.Value.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
        {
            // What was not written must neither be read back from the tracker nor be written by the next call.
            _context.Value.Entry(entity).State = EntityState.Detached;
            if (exception is DbUpdateConcurrencyException)
            {
                throw new OpenIddictExceptions.ConcurrencyException("The entity was changed or deleted by another operation.", exception);
            }

            throw;
        }
    }
}
