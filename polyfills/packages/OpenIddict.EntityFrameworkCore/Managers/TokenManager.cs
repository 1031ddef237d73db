using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class TokenManager(StoreContext store, IServiceProvider provider, ILogger<TokenManager> logger) : IOpenIddictTokenManager
{
    private readonly TimeProvider _timeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;

    public async ValueTask<object> CreateAsync(OpenIddictTokenDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var token = new Token();
        await PopulateAsync(token, descriptor, cancellationToken);
        await CreateAsync(token, cancellationToken);
        return token;
    }

    public async ValueTask CreateAsync(object token, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Token>(token);
        entity.Status ??= Statuses.Valid;
        entity.ReferenceId = Hash(entity.ReferenceId);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "created", cancellationToken);
        await store.AddAsync(entity, cancellationToken);
    }

    public async ValueTask UpdateAsync(object token, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Token>(token);
        await Entities.ThrowIfInvalidAsync(ValidateAsync(entity, cancellationToken), "updated", cancellationToken);
        await store.UpdateAsync(entity, () => entity.ConcurrencyToken = Entities.NewConcurrencyToken(), cancellationToken);
    }

    public async ValueTask UpdateAsync(object token, OpenIddictTokenDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Token>(token);
        var stored = entity.ReferenceId;
        await PopulateAsync(entity, descriptor, cancellationToken);

        // A descriptor that was filled from the entity carries the hash itself: it must not be hashed again.
        if (!string.Equals(entity.ReferenceId, stored, StringComparison.Ordinal))
        {
            entity.ReferenceId = Hash(entity.ReferenceId);
        }

        await UpdateAsync(entity, cancellationToken);
    }

    public ValueTask DeleteAsync(object token, CancellationToken cancellationToken = default)
        => store.RemoveAsync(Entities.As<Token>(token), cancellationToken);

    public async ValueTask<bool> TryRedeemAsync(object token, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Token>(token);

        // The leeway counts from the first redemption: using the token again within it does not move the date.
        entity.RedemptionDate ??= _timeProvider.GetUtcNow().UtcDateTime;
        return await TrySetStatusAsync(entity, Statuses.Redeemed, cancellationToken);
    }

    public async ValueTask<bool> TryRejectAsync(object token, CancellationToken cancellationToken = default)
        => await TrySetStatusAsync(Entities.As<Token>(token), Statuses.Rejected, cancellationToken);

    public async ValueTask<bool> TryRevokeAsync(object token, CancellationToken cancellationToken = default)
        => await TrySetStatusAsync(Entities.As<Token>(token), Statuses.Revoked, cancellationToken);

    /// <summary>Only hashes of reference tokens are stored: who reads the table cannot use them.</summary>
    private static string? Hash(string? reference)
        => string.IsNullOrEmpty(reference) ? null : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(reference)));

    private async ValueTask<bool> TrySetStatusAsync(Token token, string status, CancellationToken cancellationToken)
    {
        token.Status = status;
        try
        {
            await UpdateAsync(token, cancellationToken);
            LogStatus(token.Id, status);
            return true;
        }
        catch (OpenIddictExceptions.ConcurrencyException exception)
        {
            LogStatusLost(exception, token.Id, status);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The token '{Identifier}' is now {Status}.")]
    private partial void LogStatus(string? identifier, string status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The token '{Identifier}' was changed by another operation and is not {Status}.")]
    private partial void LogStatusLost(Exception exception, string? identifier, string status);
}
