namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>Someone who exists at OpenMeet.Oidc.</summary>
public sealed record Person(string TenantId, string UserId, string Handle, string Role, string Password, string Localpart)
{
    public string Email => $"{Handle}@example.org";

    public string DisplayName => $"Person {Handle}";
}
