using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Messages;

/// <summary>
/// Matrix transaction ids. Synapse keeps them for the application service as a whole, so a caller's own id is prefixed with
/// who the caller is: the same id of two people is two messages, of one person one message.
/// </summary>
internal static partial class TransactionId
{
    public static Result<string> Of(ChatUser user, string? requested)
    {
        if (requested is null)
        {
            return Guid.NewGuid().ToString("N");
        }

        return Form().IsMatch(requested)
            ? $"{Owner(user)}.{requested}"
            : Failure.Invalid("invalid_transaction_id", "A transactionId has 1 to 64 letters, digits, dots, hyphens, underscores or tildes.");
    }

    private static string Owner(ChatUser user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.TenantId}\n{user.UserId}")))[..24];

    [GeneratedRegex(@"^[A-Za-z0-9._~-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
