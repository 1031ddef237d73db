using Microsoft.Extensions.Logging;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager(StoreContext store, ILogger<ApplicationManager> logger) : IOpenIddictApplicationManager
{
    public async ValueTask<object> CreateAsync(OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var application = new Application();
        await PopulateAsync(application, descriptor, cancellationToken);
        application.ClientSecret = null;
        await CreateAsync(application, descriptor.ClientSecret, cancellationToken);
        return application;
    }

    public ValueTask CreateAsync(object application, CancellationToken cancellationToken = default)
        => CreateAsync(application, secret: null, cancellationToken);

    public async ValueTask CreateAsync(object application, string? secret, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        if (!string.IsNullOrEmpty(entity.ClientSecret))
        {
            throw new ArgumentException("The secret of a new application is given apart from it.", nameof(application));
        }

        if (string.IsNullOrEmpty(entity.ClientType))
        {
            entity.ClientType = string.IsNullOrEmpty(secret) ? ClientTypes.Public : ClientTypes.Confidential;
        }

        if (!string.IsNullOrEmpty(secret))
        {
            entity.ClientSecret = ClientSecretHasher.Hash(secret);
        }

        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "created", cancellationToken);
        await store.AddAsync(entity, cancellationToken);
    }

    public async ValueTask UpdateAsync(object application, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "updated", cancellationToken);
        await store.UpdateAsync(entity, () => entity.ConcurrencyToken = Entities.NewConcurrencyToken(), cancellationToken);
    }

    public async ValueTask UpdateAsync(
        object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        ArgumentNullException.ThrowIfNull(descriptor);
        var stored = entity.ClientSecret;
        await PopulateAsync(entity, descriptor, cancellationToken);

        // A descriptor that was filled from the entity carries the hash itself: it must not be hashed again.
        if (string.IsNullOrEmpty(descriptor.ClientSecret) || string.Equals(descriptor.ClientSecret, stored, StringComparison.Ordinal))
        {
            await UpdateAsync(entity, cancellationToken);
        }
        else
        {
            await UpdateAsync(entity, descriptor.ClientSecret, cancellationToken);
        }
    }

    public ValueTask UpdateAsync(object application, string? secret, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        entity.ClientSecret = string.IsNullOrEmpty(secret) ? null : ClientSecretHasher.Hash(secret);
        return UpdateAsync(entity, cancellationToken);
    }

    public ValueTask DeleteAsync(object application, CancellationToken cancellationToken = default)
        => store.RemoveAsync(Entities.As<Application>(application), cancellationToken);
}
