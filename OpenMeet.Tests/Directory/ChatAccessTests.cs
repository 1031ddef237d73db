using OpenMeet.ChatApi.Directory;
using Xunit;

namespace OpenMeet.Tests.EventDirectory;

public sealed class ChatAccessTests
{
    [Theory]
    [InlineData("Participant", "Confirmed", true, true)]
    [InlineData("Participant", "Attended", true, true)]
    [InlineData("Participant", "Maybe", true, true)]
    [InlineData("Participant", "Cancelled", true, true)]
    [InlineData("Participant", "Invited", true, false)]
    [InlineData("Participant", "Waitlist", true, false)]
    [InlineData("Participant", "Pending", false, false)]
    [InlineData("Participant", "Rejected", false, false)]
    [InlineData("Speaker", "Cancelled", true, true)]
    [InlineData("Speaker", "Invited", true, false)]
    [InlineData("Guest", "Confirmed", true, true)]
    [InlineData("Guest", "Cancelled", true, true)]
    [InlineData("Guest", "Invited", false, false)]
    [InlineData("Host", "Pending", true, true)]
    [InlineData("Host", "Rejected", false, false)]
    [InlineData("Moderator", "Waitlist", true, true)]
    public void The_policy_by_role_and_status(string role, string status, bool canRead, bool canWrite)
    {
        var access = ChatAccess.Of(Enum.Parse<AttendeeRole>(role), Enum.Parse<AttendeeStatus>(status));
        Assert.Equal(new ChatAccess(canRead, canWrite), access);
    }

    [Fact]
    public void Whoever_may_write_may_read()
    {
        var all = from role in Enum.GetValues<AttendeeRole>() from status in Enum.GetValues<AttendeeStatus>() select ChatAccess.Of(role, status);
        Assert.DoesNotContain(all, access => access is { CanWrite: true, CanRead: false });
    }
}
