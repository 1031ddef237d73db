using System.Text.Json;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class TokenManager
{
    public async ValueTask PopulateAsync(object token, OpenIddictTokenDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Token>(token);
        ArgumentNullException.ThrowIfNull(descriptor);
        entity.Application = string.IsNullOrEmpty(descriptor.ApplicationId)
            ? null
            : await store.Set<Application>().FindAsync([descriptor.ApplicationId], cancellationToken)
                ?? throw new InvalidOperationException("The application of the token does not exist.");
        entity.Authorization = string.IsNullOrEmpty(descriptor.AuthorizationId)
            ? null
            : await store.Set<Authorization>().FindAsync([descriptor.AuthorizationId], cancellationToken)
                ?? throw new InvalidOperationException("The authorization of the token does not exist.");
        entity.CreationDate = Entities.ToColumn(descriptor.CreationDate);
        entity.ExpirationDate = Entities.ToColumn(descriptor.ExpirationDate);
        entity.Payload = descriptor.Payload;
        entity.Properties = JsonColumn.WriteMap(descriptor.Properties);
        entity.RedemptionDate = Entities.ToColumn(descriptor.RedemptionDate);
        entity.ReferenceId = descriptor.ReferenceId;
        entity.Status = descriptor.Status;
        entity.Subject = descriptor.Subject;
        entity.Type = descriptor.Type;
    }

    public ValueTask PopulateAsync(OpenIddictTokenDescriptor descriptor, object token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var entity = Entities.As<Token>(token);
        descriptor.ApplicationId = entity.Application?.Id;
        descriptor.AuthorizationId = entity.Authorization?.Id;
        descriptor.CreationDate = Entities.FromColumn(entity.CreationDate);
        descriptor.ExpirationDate = Entities.FromColumn(entity.ExpirationDate);
        descriptor.Payload = entity.Payload;
        descriptor.RedemptionDate = Entities.FromColumn(entity.RedemptionDate);
        descriptor.ReferenceId = entity.ReferenceId;
        descriptor.Status = entity.Status;
        descriptor.Subject = entity.Subject;
        descriptor.Type = entity.Type;
        Entities.Replace(descriptor.Properties, JsonColumn.ReadMap<JsonElement>(entity.Properties));
        return ValueTask.CompletedTask;
    }
}
