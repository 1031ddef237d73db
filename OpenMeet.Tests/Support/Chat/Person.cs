namespace OpenMeet.Tests.Support.Chat;

/// <summary>Somebody who chats in a test.</summary>
internal sealed record Person(string TenantId, string UserId, string Handle, string MatrixUserId)
{
    public string DisplayName => $"Name of {Handle}";
}
