namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>coturn, the relay of voice and video calls.</summary>
/// <param name="Host">Public name of the relay.</param>
/// <param name="ExternalAddress">Public IP address that it hands out.</param>
internal sealed record TurnSettings(string Host, string ExternalAddress);
