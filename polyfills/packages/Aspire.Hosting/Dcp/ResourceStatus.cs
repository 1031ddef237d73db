using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>State and times of a DCP object, as the model understands them.</summary>
internal readonly record struct ResourceStatus(string? State, DateTime? Started, DateTime? Finished)
{
    public bool IsTerminal => State is not null && KnownResourceStates.TerminalStates.Contains(State);

    public static ResourceStatus Of(CustomResource item) => item switch
    {
        Container { Spec.Start: false, Status.State: null or "" or ContainerState.Pending } or Container { Spec.Start: false, Status: null } =>
            new(KnownResourceStates.NotStarted, null, null),
        Executable { Spec.Start: false, Status.State: null or "" or ExecutableState.Unknown } or Executable { Spec.Start: false, Status: null } =>
            new(KnownResourceStates.NotStarted, null, null),
        Container c => new(c.Status?.State, Utc(c.Status?.StartupTimestamp), Utc(c.Status?.FinishTimestamp)),
        Executable e => new(e.Status?.State, Utc(e.Status?.StartupTimestamp), Utc(e.Status?.FinishTimestamp)),
        _ => default,
    };

    public static DateTime? Utc(DateTime? time) => time?.ToUniversalTime();
}
