using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Messages;

/// <summary>Names for Matrix ids: one query, no profile request.</summary>
internal sealed class SenderNames(ChatDb db)
{
    /// <summary>Each id's name in the directory, or its localpart if the directory does not know it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        var distinct = userIds.Distinct(StringComparer.Ordinal).ToArray();
        if (distinct.Length == 0)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        var known = await db.People.Where(p => distinct.Contains(p.MatrixUserId))
            .ToDictionaryAsync(p => p.MatrixUserId, p => p.DisplayName, cancellationToken);
        return distinct.ToDictionary(id => id, id => known.GetValueOrDefault(id) ?? id.TrimStart('@').Split(':')[0], StringComparer.Ordinal);
    }
}
