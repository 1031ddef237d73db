namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>A tenant. Its bot's password is made by <c>secrets init</c>.</summary>
/// <param name="Id">Case-sensitive key; empty for the public tenant.</param>
/// <param name="Name">What people read.</param>
internal sealed record TenantSettings(string Id, string Name);
