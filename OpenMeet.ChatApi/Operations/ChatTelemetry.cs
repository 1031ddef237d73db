using System.Diagnostics;

namespace OpenMeet.ChatApi.Operations;

/// <summary>The name under which ChatApi's own traces and metrics are found.</summary>
internal static class ChatTelemetry
{
    public const string Name = "OpenMeet.ChatApi";

    public static ActivitySource Source { get; } = new(Name);
}
