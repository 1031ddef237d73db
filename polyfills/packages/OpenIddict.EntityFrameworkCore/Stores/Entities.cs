using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>What the managers of all entities share.</summary>
internal static class Entities
{
    public static T As<T>(object entity)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity as T ?? throw new ArgumentException($"The entity is not of type '{typeof(T)}'.", nameof(entity));
    }

    public static string Required(string value, string name)
        => string.IsNullOrEmpty(value) ? throw new ArgumentException("The value cannot be null or empty.", name) : value;

    public static string NewConcurrencyToken() => Guid.NewGuid().ToString();

    public static DateTime? ToColumn(DateTimeOffset? date) => date?.UtcDateTime;

    public static DateTimeOffset? FromColumn(DateTime? date)
        => date is { } value ? new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;

    public static async ValueTask ThrowIfInvalidAsync(
        IAsyncEnumerable<ValidationResult> validation, string operation, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<ValidationResult>();
        await foreach (var result in validation.WithCancellation(cancellationToken))
        {
            results.Add(result);
        }

        if (results.Count is not 0)
        {
            var reasons = string.Join(Environment.NewLine, results.Select(result => result.ErrorMessage));
            throw new OpenIddictExceptions.ValidationException(
                $"The entity is not valid and was not {operation}:{Environment.NewLine}{Environment.NewLine}{reasons}",
                results.ToImmutable());
        }
    }

    public static void Replace<T>(ICollection<T> target, IEnumerable<T> values)
    {
        target.Clear();
        foreach (var value in values)
        {
            target.Add(value);
        }
    }

    public static IQueryable<T> Page<T>(this IQueryable<T> query, int? count, int? offset)
    {
        query = offset is { } skipped ? query.Skip(skipped) : query;
        return count is { } taken ? query.Take(taken) : query;
    }

    /// <summary>Deletes in batches, so that no statement locks a large table for long.</summary>
    public static async ValueTask<long> DeleteInBatchesAsync(Func<int, Task<int>> deleteAsync)
    {
        const int BatchSize = 1_000;
        const int MaximumBatches = 1_000;
        var total = 0L;
        for (var batch = 0; batch < MaximumBatches; batch++)
        {
            var deleted = await deleteAsync(BatchSize);
            if (deleted is 0)
            {
                break;
            }

            total += deleted;
        }

        return total;
    }
}
