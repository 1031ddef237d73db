using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class TokenManager
{
    public ValueTask<string?> GetApplicationIdAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Application?.Id);

    public ValueTask<string?> GetAuthorizationIdAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Authorization?.Id);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<DateTimeOffset?>(Entities.FromColumn(Entities.As<Token>(token).CreationDate));

    public ValueTask<DateTimeOffset?> GetExpirationDateAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<DateTimeOffset?>(Entities.FromColumn(Entities.As<Token>(token).ExpirationDate));

    public ValueTask<string?> GetIdAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Id);

    public ValueTask<string?> GetPayloadAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Payload);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<ImmutableDictionary<string, JsonElement>>(JsonColumn.ReadMap<JsonElement>(Entities.As<Token>(token).Properties));

    public ValueTask<DateTimeOffset?> GetRedemptionDateAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<DateTimeOffset?>(Entities.FromColumn(Entities.As<Token>(token).RedemptionDate));

    public ValueTask<string?> GetReferenceIdAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).ReferenceId);

    public ValueTask<string?> GetStatusAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Status);

    public ValueTask<string?> GetSubjectAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Subject);

    public ValueTask<string?> GetTypeAsync(object token, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<string?>(Entities.As<Token>(token).Type);

    public ValueTask<bool> HasStatusAsync(object token, string status, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(string.Equals(Entities.As<Token>(token).Status, Entities.Required(status, nameof(status)), StringComparison.OrdinalIgnoreCase));

    public ValueTask<bool> HasTypeAsync(object token, string type, CancellationToken cancellationToken = default)
        => HasTypeAsync(token, [Entities.Required(type, nameof(type))], cancellationToken);

    public ValueTask<bool> HasTypeAsync(object token, ImmutableArray<string> types, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(types.Contains(Entities.As<Token>(token).Type ?? string.Empty, StringComparer.OrdinalIgnoreCase));

    public IAsyncEnumerable<ValidationResult> ValidateAsync(object token, CancellationToken cancellationToken = default)
        => Validate(Entities.As<Token>(token)).ToAsyncEnumerable();

    private static IEnumerable<ValidationResult> Validate(Token entity)
    {
        if (string.IsNullOrEmpty(entity.Type))
        {
            yield return new ValidationResult("The token has no type.");
        }

        if (string.IsNullOrEmpty(entity.Status))
        {
            yield return new ValidationResult("The token has no status.");
        }
    }
}
