namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>The hub refused a call.</summary>
public sealed class HubCallException(string message) : Exception(message);
