using System.Net.Mail;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.Oidc.Accounts;

/// <summary>A checked request to write a person's account.</summary>
internal sealed record AccountInput(
    string TenantId, string UserId, string Sub, string Handle, string Localpart, string Email, string DisplayName, string? Password)
{
    private const int MaxEmailLength = 254;
    private const int MaxNameLength = 200;

    /// <summary>Checks the values.</summary>
    /// <returns>The input, or what is wrong with it.</returns>
    public static (AccountInput? Input, PutAccountResult.Refused? Refusal) Check(string tenantId, string userId, PutAccountRequest request)
    {
        if (userId == Subject.Bot || !Subject.IsUserId(userId))
        {
            return Refuse("invalid_user_id", "The user id must be 1 to 64 letters, digits or hyphens, and not that of the bot.");
        }

        if (!MatrixLocalpart.TryEncode(tenantId, request.Handle ?? "", out var localpart))
        {
            return Refuse("invalid_handle", "The handle is missing, or makes no legal Matrix localpart.");
        }

        if (request.Email is not { Length: > 0 and <= MaxEmailLength } email || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            return Refuse("invalid_email", "The e-mail address is missing or malformed.");
        }

        if (request.DisplayName?.Trim() is not { Length: > 0 and <= MaxNameLength } name || name.Any(char.IsControl))
        {
            return Refuse("invalid_display_name", $"The display name must have 1 to {MaxNameLength} characters and no control characters.");
        }

        return (new AccountInput(tenantId, userId, Subject.Create(tenantId, userId).ToString(), request.Handle!, localpart, email, name, request.Password), null);
    }

    private static (AccountInput?, PutAccountResult.Refused?) Refuse(string code, string detail) =>
        (null, new PutAccountResult.Refused(StatusCodes.Status400BadRequest, code, detail));
}
