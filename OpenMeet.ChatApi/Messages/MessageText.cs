using System.Text;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Messages;

/// <summary>What may be sent as a message.</summary>
internal static class MessageText
{
    /// <summary>Half of the 65536 bytes that an event may have (client-server API, size limits): JSON may escape it.</summary>
    private const int MaxBytes = 32 * 1024;

    public static Result<string> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Failure.Invalid("empty_message", "The message is empty.");
        }

        return Encoding.UTF8.GetByteCount(text) > MaxBytes
            ? new Failure(StatusCodes.Status413PayloadTooLarge, "message_too_large", "The message is longer than 32 KiB.")
            : text;
    }
}
