using System.Collections.Immutable;
using System.Globalization;
using Aspire.DashboardService.Proto.V1;
using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Checked = Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;
using Message = Aspire.DashboardService.Proto.V1;
using Model = Aspire.Hosting.ApplicationModel;
using Shown = Aspire.DashboardService.Proto.V1.Resource;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// A resource's snapshot as the dashboard's message. The dashboard stops for good at the first resource it cannot convert, so
/// members that it takes for granted are always sent.
/// </summary>
internal static class ResourceMessage
{
    public static Shown Create(IResource resource, string id, CustomResourceSnapshot snapshot, DateTime firstSeen)
    {
        var created = snapshot.CreationTimeStamp ?? firstSeen;
        var message = new Shown
        {
            Name = id,
            Uid = id,
            DisplayName = resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text ?? "",
            StateStyle = snapshot.State?.Style ?? "",
            IsHidden = snapshot.IsHidden,
            SupportsDetailedTelemetry = snapshot.SupportsDetailedTelemetry,
            CreatedAt = Time(created),
        };
        if (snapshot.IconName is { } icon)
        {
            message.IconName = icon;
            message.IconVariant = Variant(snapshot.IconVariant);
        }

        message.StartedAt = snapshot.StartTimeStamp is { } started ? Time(started) : null;
        message.StoppedAt = snapshot.StopTimeStamp is { } stopped ? Time(stopped) : null;
        message.Environment.AddRange(snapshot.EnvironmentVariables.Select(
            v => new EnvironmentVariable { Name = v.Name, Value = v.Value ?? "", IsFromSpec = v.IsFromSpec }));
        message.Urls.AddRange(snapshot.Urls.Select(ToMessage));
        message.Volumes.AddRange(snapshot.Volumes.Select(
            v => new Volume { Source = v.Source ?? "", Target = v.Target, MountType = v.MountType, IsReadOnly = v.IsReadOnly }));
        message.Relationships.AddRange(snapshot.Relationships.Select(
            r => new ResourceRelationship { ResourceName = r.ResourceName, Type = r.Type }));
        message.HealthReports.AddRange(snapshot.HealthReports.Select(ToMessage));
        message.Commands.AddRange(snapshot.Commands.Select(ToMessage));
        message.Properties.AddRange(BaseProperties(resource, id, snapshot, created));
        message.Properties.AddRange(snapshot.Properties.Select(ToMessage));
        return message;
    }

    private static IEnumerable<ResourceProperty> BaseProperties(IResource resource, string id, CustomResourceSnapshot snapshot, DateTime created)
    {
        yield return Property(KnownProperties.Resource.Uid, id);
        yield return Property(KnownProperties.Resource.Name, id);
        yield return Property(KnownProperties.Resource.Type, snapshot.ResourceType);
        yield return Property(KnownProperties.Resource.DisplayName, resource.Name);
        yield return Property(KnownProperties.Resource.State, snapshot.State?.Text);
        yield return Property(KnownProperties.Resource.ExitCode, snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        yield return Property(KnownProperties.Resource.CreateTime, RoundTrip(created));
        yield return Property(KnownProperties.Resource.StartTime, RoundTrip(snapshot.StartTimeStamp));
        yield return Property(KnownProperties.Resource.StopTime, RoundTrip(snapshot.StopTimeStamp));
        yield return Property(KnownProperties.Resource.HealthState, snapshot.HealthStatus?.ToString());
    }

    private static ResourceProperty Property(string name, string? value) =>
        new() { Name = name, Value = value is null ? Value.ForNull() : Value.ForString(value), IsSensitive = false };

    private static ResourceProperty ToMessage(ResourcePropertySnapshot property)
    {
        var message = new ResourceProperty
        {
            Name = property.Name,
            Value = ToValue(property.Value),
            IsSensitive = property.IsSensitive,
            IsHighlighted = property.IsHighlighted,
        };
        if (!string.IsNullOrEmpty(property.DisplayName))
        {
            message.DisplayName = property.DisplayName;
        }

        if (property.SortOrder is { } order)
        {
            message.SortOrder = order;
        }

        return message;
    }

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        int number => Value.ForNumber(number),
        IEnumerable<string> texts => Value.ForList([.. texts.Select(Value.ForString)]),
        IEnumerable<int> numbers => Value.ForList([.. numbers.Select(n => Value.ForNumber(n))]),
        _ => Value.ForString(value.ToString()),
    };

    private static Url ToMessage(UrlSnapshot url) => new()
    {
        EndpointName = url.Name ?? "",
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = url.IsInactive,
        DisplayProperties = new UrlDisplayProperties { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
    };

    private static HealthReport ToMessage(HealthReportSnapshot report)
    {
        var message = new HealthReport { Key = report.Name, Description = report.Description ?? "", Exception = report.ExceptionText ?? "" };
        if (report.Status is { } status)
        {
            message.Status = status switch
            {
                Checked.Healthy => Message.HealthStatus.Healthy,
                Checked.Degraded => Message.HealthStatus.Degraded,
                _ => Message.HealthStatus.Unhealthy,
            };
        }

        message.LastRunAt = report.LastRunAt is { } time ? Time(time) : null;
        return message;
    }

    private static ResourceCommand ToMessage(ResourceCommandSnapshot command) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        DisplayDescription = command.DisplayDescription ?? "",
        ConfirmationMessage = command.ConfirmationMessage ?? "",
        IconName = command.IconName ?? "",
        IconVariant = Variant(command.IconVariant),
        IsHighlighted = command.IsHighlighted,
        State = command.State switch
        {
            Model.ResourceCommandState.Enabled => Message.ResourceCommandState.Enabled,
            Model.ResourceCommandState.Disabled => Message.ResourceCommandState.Disabled,
            _ => Message.ResourceCommandState.Hidden,
        },
    };

    private static Message.IconVariant Variant(Model.IconVariant? variant) =>
        variant == Model.IconVariant.Filled ? Message.IconVariant.Filled : Message.IconVariant.Regular;

    private static Timestamp Time(DateTime time) => Timestamp.FromDateTime(time.ToUniversalTime());

    private static string? RoundTrip(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
