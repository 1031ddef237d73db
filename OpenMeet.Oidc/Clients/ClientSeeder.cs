using OpenIddict.Abstractions;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Clients;

/// <summary>The clients and scopes in the database are those of the settings: made, changed, and removed when they are no longer there.</summary>
internal sealed class ClientSeeder(OidcSettings settings, IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes) : ISeeder
{
    /// <inheritdoc/>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var scope in ScopeCatalog.All)
        {
            if (await scopes.FindByNameAsync(scope.Name!, cancellationToken) is { } known)
            {
                await scopes.UpdateAsync(known, scope, cancellationToken);
            }
            else
            {
                await scopes.CreateAsync(scope, cancellationToken);
            }
        }

        var clients = ClientCatalog.From(settings.Clients);
        foreach (var client in clients)
        {
            if (await applications.FindByClientIdAsync(client.ClientId!, cancellationToken) is { } known)
            {
                await applications.UpdateAsync(known, client, cancellationToken);
            }
            else
            {
                await applications.CreateAsync(client, cancellationToken);
            }
        }

        await RemoveOthersAsync(clients.Select(client => client.ClientId).ToHashSet(), cancellationToken);
    }

    private async Task RemoveOthersAsync(HashSet<string?> ids, CancellationToken cancellationToken)
    {
        List<object> others = [];
        await foreach (var application in applications.ListAsync(cancellationToken: cancellationToken))
        {
            if (!ids.Contains(await applications.GetClientIdAsync(application, cancellationToken)))
            {
                others.Add(application);
            }
        }

        foreach (var application in others)
        {
            await applications.DeleteAsync(application, cancellationToken);
        }
    }
}
