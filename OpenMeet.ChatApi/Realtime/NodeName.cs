using System.Globalization;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Tells replicas apart, for people and tests.</summary>
internal sealed class NodeName
{
    public string Value { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Random.Shared.Next(0x10000):x4}");
}
