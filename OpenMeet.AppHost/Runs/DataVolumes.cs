using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using OpenMeet.AppHost.Storage;

namespace OpenMeet.AppHost.Runs;

/// <summary>Whether containers still work on the data of this stack: those of a run that was killed take a while to go.</summary>
internal static class DataVolumes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for them to go; the reason in one line when one stays.</summary>
    public static async Task<string?> WhyBusyAsync(IDistributedApplicationBuilder builder)
    {
        var runtime = builder.Configuration["ASPIRE_CONTAINER_RUNTIME"] ?? builder.Configuration["DcpPublisher:ContainerRuntime"] ?? "docker";
        var volumes = builder.Resources.SelectMany(resource => resource.Annotations.OfType<ContainerMountAnnotation>())
            .Where(mount => mount.Type == ContainerMountType.Volume && mount.Source is not null)
            .Select(mount => mount.Source!);
        string[] question = ["ps", "--format", "{{.Names}}", .. volumes.SelectMany(volume => new[] { "--filter", $"volume={volume}" })];
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Pause))
        {
            var holder = await FirstLineAsync(runtime, question);
            if (holder is null)
            {
                return null;
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                return $"The container {holder} still works on the data of this stack. Stop it ('{runtime} rm -f {holder}'), or start a second stack beside it with ./run --isolated.";
            }
        }
    }

    // A runtime that is absent or does not answer is Aspire's to report.
    private static async Task<string?> FirstLineAsync(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            var line = await process!.StandardOutput.ReadLineAsync();
            await process.WaitForExitAsync();
            return line;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
