using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OpenMeet.ServiceDefaults.Identity;

/// <summary>
/// The <c>sub</c> of tokens: <c>tenant:user</c>. It is made of what never changes, so that an account cannot be inherited
/// (OpenID Connect Core 1.0, section 2: never reassigned).
/// </summary>
public sealed partial record Subject
{
    /// <summary>The user id of every tenant's bot.</summary>
    public const string Bot = "bot";

    private Subject(string tenantId, string userId) => (TenantId, UserId) = (tenantId, userId);

    /// <summary>Empty for the public tenant.</summary>
    public string TenantId { get; }

    /// <summary>The platform's immutable id of the user, 1 to 64 of <c>A-Z a-z 0-9 -</c>, or <see cref="Bot"/>.</summary>
    public string UserId { get; }

    /// <summary>Whether this is the tenant's bot.</summary>
    public bool IsBot => UserId == Bot;

    /// <summary>The subject of a user of a tenant.</summary>
    /// <exception cref="ArgumentException">Not a user id.</exception>
    public static Subject Create(string tenantId, string userId)
    {
        ArgumentNullException.ThrowIfNull(tenantId);
        ArgumentNullException.ThrowIfNull(userId);
        return IsUserId(userId) ? new(tenantId, userId) : throw new ArgumentException("Not 1 to 64 of A-Z a-z 0-9 -.", nameof(userId));
    }

    /// <summary>Whether a text has the form of a user id.</summary>
    public static bool IsUserId(string text) => UserIdForm().IsMatch(text);

    /// <summary>Takes a <c>sub</c> apart.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Subject? subject)
    {
        // A user id has no colon, so the last one separates whatever the tenant's id contains.
        var separator = text?.LastIndexOf(':') ?? -1;
        subject = separator >= 0 && IsUserId(text![(separator + 1)..]) ? new(text[..separator], text[(separator + 1)..]) : null;
        return subject is not null;
    }

    /// <summary>The value of <c>sub</c>.</summary>
    public override string ToString() => $"{TenantId}:{UserId}";

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserIdForm();
}
