using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Tells whoever listens in this process, as the testing library does, what becomes of an AppHost.</summary>
internal static class HostingDiagnostics
{
    public const string ListenerName = "Aspire.Hosting";
    public const string BuilderConstructingEvent = "DistributedApplicationBuilderConstructing";
    public const string BuilderConstructedEvent = "DistributedApplicationBuilderConstructed";
    public const string ApplicationBuildingEvent = "DistributedApplicationBuilding";
    public const string ApplicationBuiltEvent = "DistributedApplicationBuilt";

    public static void BuilderConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) =>
        Write(BuilderConstructingEvent, (options, settings));

    public static void BuilderConstructed(DistributedApplicationBuilder builder) => Write(BuilderConstructedEvent, builder);

    public static void ApplicationBuilding(DistributedApplicationBuilder builder) => Write(ApplicationBuildingEvent, builder);

    public static void ApplicationBuilt(DistributedApplication application) => Write(ApplicationBuiltEvent, application);

    private static void Write(string name, object value)
    {
        using var listener = new DiagnosticListener(ListenerName);
        if (listener.IsEnabled() && listener.IsEnabled(name))
        {
            listener.Write(name, value);
        }
    }
}
