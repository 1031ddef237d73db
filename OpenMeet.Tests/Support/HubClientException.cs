namespace OpenMeet.Tests.Support;

/// <summary>What the hub told its caller.</summary>
internal sealed class HubClientException(string message) : Exception(message);
