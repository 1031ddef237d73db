using System.CommandLine;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary>
/// What the AppHost does besides running and publishing: from its manifest to the cluster. Each command is
/// <c>dotnet run --project OpenMeet.AppHost -- &lt;command&gt;</c>.
/// </summary>
internal static class ClusterCommands
{
    private static readonly Command[] Commands =
    [
        KubernetesCommand.Create(),
        SecretsCommand.Create(),
        CheckCommand.Create(),
        FluxCommand.Create(),
        AdminCommand.Create(),
    ];

    /// <summary>Runs the command that the first argument names.</summary>
    /// <returns>Its exit code; null if it names none, and the arguments are Aspire's.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args is not [var first, ..] || !Commands.Any(command => command.Name == first))
        {
            return null;
        }

        // 'dotnet run' starts in the project's folder; paths are meant as they are written, from the root of the checkout.
        Directory.SetCurrentDirectory(Checkout.Find(Directory.GetCurrentDirectory()));

        var root = new RootCommand("From the manifest to the cluster");
        foreach (var command in Commands)
        {
            root.Subcommands.Add(command);
        }

        try
        {
            // Exceptions are handled here: what is wrong with the input is no stack trace.
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (DeploymentException exception)
        {
            foreach (var problem in exception.Problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return DeploymentException.ExitCode;
        }
    }
}
