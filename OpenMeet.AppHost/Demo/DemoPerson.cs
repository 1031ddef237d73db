namespace OpenMeet.AppHost.Demo;

/// <summary>A person of the demo tenant.</summary>
/// <param name="UserId">The platform's immutable id.</param>
/// <param name="Handle">Handle within the tenant; becomes the Matrix localpart.</param>
/// <param name="DisplayName">Name that others see.</param>
/// <param name="Role">Role in the demo event.</param>
internal sealed record DemoPerson(string UserId, string Handle, string DisplayName, string Role)
{
    public string Email => $"{Handle}@demo.openmeet.localhost";
}
