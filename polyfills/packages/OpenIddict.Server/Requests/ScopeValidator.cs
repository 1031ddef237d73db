using System.Collections.Immutable;

namespace OpenIddict.Server;

/// <summary>Whether scopes exist and a client may ask for them.</summary>
internal sealed class ScopeValidator(IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes)
{
    /// <summary>The table is asked only for scopes that the options do not register.</summary>
    public async ValueTask<bool> ExistAsync(OpenIddictServerTransaction transaction)
    {
        var unknown = transaction.Request.GetScopes().Except(transaction.Options.Scopes, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count is 0)
        {
            return true;
        }

        await foreach (var scope in scopes.FindByNamesAsync([.. unknown], transaction.CancellationToken))
        {
            unknown.Remove(await scopes.GetNameAsync(scope, transaction.CancellationToken) ?? string.Empty);
        }

        return unknown.Count is 0;
    }

    public async ValueTask<bool> ArePermittedAsync(object application, OpenIddictServerTransaction transaction)
    {
        foreach (var scope in transaction.Request.GetScopes().RemoveRange([Scopes.OpenId, Scopes.OfflineAccess]))
        {
            if (!await applications.HasPermissionAsync(application, Permissions.Prefixes.Scope + scope, transaction.CancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
