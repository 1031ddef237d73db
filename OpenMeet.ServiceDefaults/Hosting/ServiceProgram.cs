using Microsoft.AspNetCore.Builder;
using OpenMeet.ServiceDefaults.Configuration;

namespace Microsoft.Extensions.Hosting;

/// <summary>The frame of a service's <c>Program.cs</c>.</summary>
public static class ServiceProgram
{
    /// <summary>
    /// Builds and runs a service. Wrong settings end it before it listens: one line each on standard error, exit code
    /// <see cref="SettingsException.ExitCode"/>.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            var app = build();
            await using (app.ConfigureAwait(false))
            {
                await app.RunAsync().ConfigureAwait(false);
            }

            return 0;
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
            }

            return SettingsException.ExitCode;
        }
    }
}
