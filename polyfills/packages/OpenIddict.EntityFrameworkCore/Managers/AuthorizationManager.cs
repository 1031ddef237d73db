using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class AuthorizationManager(
    StoreContext store, IServiceProvider provider, ILogger<AuthorizationManager> logger) : IOpenIddictAuthorizationManager
{
    private readonly TimeProvider _timeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;

    public ValueTask<object> CreateAsync(
        ClaimsIdentity identity, string subject, string client, string type, ImmutableArray<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return CreateAsync(new ClaimsPrincipal(identity), subject, client, type, scopes, cancellationToken);
    }

    public ValueTask<object> CreateAsync(
        ClaimsPrincipal principal, string subject, string client, string type, ImmutableArray<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = Entities.Required(client, nameof(client)),
            CreationDate = _timeProvider.GetUtcNow(),
            Principal = principal,
            Status = Statuses.Valid,
            Subject = Entities.Required(subject, nameof(subject)),
            Type = Entities.Required(type, nameof(type)),
        };
        descriptor.Scopes.UnionWith(scopes);
        return CreateAsync(descriptor, cancellationToken);
    }

    public async ValueTask<object> CreateAsync(OpenIddictAuthorizationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var authorization = new Authorization();
        await PopulateAsync(authorization, descriptor, cancellationToken);
        await CreateAsync(authorization, cancellationToken);
        return authorization;
    }

    public async ValueTask CreateAsync(object authorization, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Authorization>(authorization);
        entity.Status ??= Statuses.Valid;
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "created", cancellationToken);
        await store.AddAsync(entity, cancellationToken);
    }

    public async ValueTask UpdateAsync(object authorization, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Authorization>(authorization);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "updated", cancellationToken);
        await store.UpdateAsync(entity, () => entity.ConcurrencyToken = Entities.NewConcurrencyToken(), cancellationToken);
    }

    public async ValueTask UpdateAsync(
        object authorization, OpenIddictAuthorizationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        await PopulateAsync(authorization, descriptor, cancellationToken);
        await UpdateAsync(authorization, cancellationToken);
    }

    public ValueTask DeleteAsync(object authorization, CancellationToken cancellationToken = default)
        => store.RemoveAsync(Entities.As<Authorization>(authorization), cancellationToken);

    public async ValueTask<bool> TryRevokeAsync(object authorization, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Authorization>(authorization);
        entity.Status = Statuses.Revoked;
        try
        {
            await UpdateAsync(entity, cancellationToken);
            return true;
        }
        catch (OpenIddictExceptions.ConcurrencyException exception)
        {
            LogRevocationLost(exception, entity.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The authorization '{Identifier}' was changed by another operation and not revoked.")]
    private partial void LogRevocationLost(Exception exception, string? identifier);
}
