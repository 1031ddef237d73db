namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>MatrixRTC: LiveKit and its authorization service for group calls.</summary>
/// <param name="Host">Public name of both.</param>
internal sealed record MatrixRtcSettings(string Host);
