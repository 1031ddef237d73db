using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.Extensions.Logging;

namespace OpenIddict.Server;

/// <summary>Validates a token with its entry and authorization. A replay revokes every token of the authorization.</summary>
internal sealed partial class TokenValidator(
    IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, ILogger<TokenValidator> logger)
{
    public ValueTask<TokenValidationOutcome> ValidateAsync(OpenIddictServerTransaction transaction, string token, string type)
        => ValidateAsync(transaction, token, [type], ignoreLifetime: false);

    public async ValueTask<TokenValidationOutcome> ValidateAsync(
        OpenIddictServerTransaction transaction, string token, ImmutableArray<string> types, bool ignoreLifetime)
    {
        var cancellationToken = transaction.CancellationToken;
        object? entry = null;
        if (!transaction.Options.JsonWebTokenHandler.CanReadToken(token))
        {
            entry = await tokens.FindByReferenceIdAsync(token, cancellationToken);
            if (entry is null)
            {
                return TokenErrors.Invalid(types is [var expected] ? expected : null);
            }

            if (!await tokens.HasTypeAsync(entry, types, cancellationToken))
            {
                return TokenErrors.Unknown(types is [var expected] ? expected : null);
            }

            token = await tokens.GetPayloadAsync(entry, cancellationToken)
                ?? throw new InvalidOperationException("The entry of a reference token has no payload.");
        }

        var outcome = await TokenReader.ReadAsync(transaction, token, types);
        if (outcome.Principal is not { } principal)
        {
            return outcome;
        }

        if (principal.GetTokenId() is { Length: > 0 } identifier)
        {
            entry ??= await tokens.FindByIdAsync(identifier, cancellationToken);
            if (entry is null)
            {
                return TokenErrors.Unknown(principal.GetTokenType());
            }
        }

        if (entry is not null)
        {
            await RestoreFromEntryAsync(principal, entry, cancellationToken);
        }

        if (!ignoreLifetime && principal.GetExpirationDate() < transaction.Now)
        {
            return TokenErrors.NoLongerValid(principal.GetTokenType());
        }

        var error = entry is null ? null : await ValidateEntryAsync(transaction, principal, entry);
        return error is null ? principal : error;
    }

    private async ValueTask RestoreFromEntryAsync(ClaimsPrincipal principal, object entry, CancellationToken cancellationToken) => principal
        .SetCreationDate(await tokens.GetCreationDateAsync(entry, cancellationToken))
        .SetExpirationDate(await tokens.GetExpirationDateAsync(entry, cancellationToken))
        .SetAuthorizationId(await tokens.GetAuthorizationIdAsync(entry, cancellationToken))
        .SetTokenId(await tokens.GetIdAsync(entry, cancellationToken))
        .SetTokenType(await tokens.GetTypeAsync(entry, cancellationToken));

    private async ValueTask<ServerError?> ValidateEntryAsync(
        OpenIddictServerTransaction transaction, ClaimsPrincipal principal, object entry)
    {
        var cancellationToken = transaction.CancellationToken;
        var type = principal.GetTokenType();
        var authorizationId = principal.GetAuthorizationId();
        if (await tokens.HasStatusAsync(entry, Statuses.Redeemed, cancellationToken))
        {
            if (type is not TokenTypeHints.RefreshToken || !await IsWithinLeewayAsync(transaction, entry))
            {
                // RFC 9700 section 4.14.2: which of the two parties is the thief cannot be known, so neither keeps its tokens.
                if (!string.IsNullOrEmpty(authorizationId))
                {
                    var count = await tokens.RevokeByAuthorizationIdAsync(authorizationId, cancellationToken);
                    LogReplay(count, authorizationId);
                }

                return TokenErrors.Redeemed(type);
            }
        }
        else if (!await tokens.HasStatusAsync(entry, Statuses.Valid, cancellationToken))
        {
            return TokenErrors.NoLongerValid(type);
        }

        if (string.IsNullOrEmpty(authorizationId))
        {
            return null;
        }

        var authorization = await authorizations.FindByIdAsync(authorizationId, cancellationToken);
        return authorization is null || !await authorizations.HasStatusAsync(authorization, Statuses.Valid, cancellationToken)
            ? TokenErrors.AuthorizationRevoked(type)
            : null;
    }

    private async ValueTask<bool> IsWithinLeewayAsync(OpenIddictServerTransaction transaction, object entry)
        => transaction.Options.RefreshTokenReuseLeeway is { } leeway
            && (await tokens.GetRedemptionDateAsync(entry, transaction.CancellationToken) is not { } date || transaction.Now < date + leeway);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A redeemed token was used again: {Count} tokens of the authorization '{Identifier}' were revoked.")]
    private partial void LogReplay(long count, string identifier);
}
