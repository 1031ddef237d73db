namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>Programs of the machine that a test looks through.</summary>
internal static class Machine
{
    /// <summary>Runs a program to its end and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            program, arguments, environment: environment.ToDictionary(variable => variable.Name, variable => variable.Value), folder: folder ?? "");
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {exitCode}: {errors}{output}");
    }
}
