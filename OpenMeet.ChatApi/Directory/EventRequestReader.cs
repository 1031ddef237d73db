using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.ChatApi.Directory;

/// <summary>Checks what the platform sent before anything is stored.</summary>
internal sealed class EventRequestReader(ChatSettings settings)
{
    private const int MaxText = 255;
    private const int MaxSlug = 128;
    private const int MaxAttendees = 20_000;

    public Result<EventDescription> Read(string tenantId, string slug, EventRequest request)
    {
        if (slug.Length > MaxSlug || !RoomAlias.TryEncode(tenantId, slug, settings.MatrixServerName, out _))
        {
            return Failure.Invalid("invalid_slug", "The slug is empty or longer than Matrix allows.");
        }

        if (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > MaxText)
        {
            return Failure.Invalid("invalid_title", "The title must have 1 to 255 characters.");
        }

        if (Parse<EventVisibility>(request.Visibility) is not { } visibility)
        {
            return Failure.Invalid("unknown_visibility", $"The visibility must be one of {Names<EventVisibility>()}.");
        }

        if (request.Attendees is not { Count: <= MaxAttendees })
        {
            return Failure.Invalid("invalid_attendees", "The attendees must be a list of at most 20000.");
        }

        var attendees = new List<AttendeeDescription>(request.Attendees.Count);
        foreach (var item in request.Attendees)
        {
            if (Read(tenantId, item).Failed(out var failure, out var attendee))
            {
                return failure;
            }

            attendees.Add(attendee);
        }

        return attendees.DistinctBy(a => a.UserId).Count() != attendees.Count || attendees.DistinctBy(a => a.MatrixUserId).Count() != attendees.Count
            ? Failure.Invalid("duplicate_attendee", "Two attendees have the same user id or handle.")
            : new EventDescription(request.Title, visibility, request.EndsAt?.ToUniversalTime(), attendees);
    }

    private Result<AttendeeDescription> Read(string tenantId, AttendeeRequest? item)
    {
        if (item?.UserId is null || !Subject.IsUserId(item.UserId) || item.UserId == Subject.Bot)
        {
            return Failure.Invalid("invalid_user_id", "Every attendee needs a userId of 1 to 64 letters, digits or hyphens.");
        }

        if (item.Handle is null || !MatrixLocalpart.TryEncode(tenantId, item.Handle, out var localpart, settings.MatrixServerName))
        {
            return Failure.Invalid("invalid_handle", "Every attendee needs a handle short enough for a Matrix id.");
        }

        if (string.IsNullOrWhiteSpace(item.DisplayName) || item.DisplayName.Length > MaxText)
        {
            return Failure.Invalid("invalid_display_name", "Every attendee needs a displayName of 1 to 255 characters.");
        }

        if (Parse<AttendeeRole>(item.Role) is not { } role)
        {
            return Failure.Invalid("unknown_role", $"The role must be one of {Names<AttendeeRole>()}.");
        }

        return Parse<AttendeeStatus>(item.Status) is { } status
            ? new AttendeeDescription(item.UserId, item.Handle, $"@{localpart}:{settings.MatrixServerName}", item.DisplayName, role, status)
            : Failure.Invalid("unknown_status", $"The status must be one of {Names<AttendeeStatus>()}.");
    }

    /// <summary>Names only: <see cref="Enum.TryParse{TEnum}(string, bool, out TEnum)"/> would take numbers too.</summary>
    private static T? Parse<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : null;

    private static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
