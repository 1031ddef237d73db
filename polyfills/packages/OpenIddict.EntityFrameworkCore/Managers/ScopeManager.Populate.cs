using System.Text.Json;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ScopeManager
{
    public ValueTask PopulateAsync(object scope, OpenIddictScopeDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Scope>(scope);
        ArgumentNullException.ThrowIfNull(descriptor);
        entity.Description = descriptor.Description;
        entity.Descriptions = JsonColumn.WriteNames(descriptor.Descriptions);
        entity.DisplayName = descriptor.DisplayName;
        entity.DisplayNames = JsonColumn.WriteNames(descriptor.DisplayNames);
        entity.Name = descriptor.Name;
        entity.Properties = JsonColumn.WriteMap(descriptor.Properties);
        entity.Resources = JsonColumn.WriteList(descriptor.Resources);
        return ValueTask.CompletedTask;
    }

    public ValueTask PopulateAsync(OpenIddictScopeDescriptor descriptor, object scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var entity = Entities.As<Scope>(scope);
        descriptor.Description = entity.Description;
        descriptor.DisplayName = entity.DisplayName;
        descriptor.Name = entity.Name;
        Entities.Replace(descriptor.Descriptions, JsonColumn.ReadNames(entity.Descriptions));
        Entities.Replace(descriptor.DisplayNames, JsonColumn.ReadNames(entity.DisplayNames));
        Entities.Replace(descriptor.Properties, JsonColumn.ReadMap<JsonElement>(entity.Properties));
        Entities.Replace(descriptor.Resources, JsonColumn.ReadList(entity.Resources));
        return ValueTask.CompletedTask;
    }
}
