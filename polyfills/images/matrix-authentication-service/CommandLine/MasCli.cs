using Npgsql;

namespace MatrixAuthenticationService.CommandLine;

/// <summary>The commands of <c>mas-cli</c> that are offered here.</summary>
internal static class MasCli
{
    private const string Usage =
        "usage: mas-cli [server [--no-migrate] | config check | database migrate | manage COMMAND] [--config FILE]... | --version | --help";

    public static async Task<int> RunAsync(string[] args, string? masConfig, TextWriter output, TextWriter error)
    {
        var (arguments, problem) = Arguments.Parse(args, masConfig);
        if (arguments is null)
        {
            await error.WriteLineAsync($"mas-cli: {problem}");
            return ExitCodes.Usage;
        }

        if (arguments.Flags.Contains("--version") || arguments.Flags.Contains("--help"))
        {
            await output.WriteLineAsync(arguments.Flags.Contains("--help") ? Usage : $"mas-cli {typeof(MasCli).Assembly.GetName().Version!.ToString(3)}");
            return ExitCodes.Ok;
        }

        try
        {
            return arguments switch
            {
                { Command: "server" } when arguments.Flags.All(flag => flag == "--no-migrate") =>
                    await ServeAsync(Load(arguments), migrates: !arguments.Flags.Contains("--no-migrate")),
                { Command: "config check", Flags.Count: 0 } => await CheckAsync(Load(arguments), output),
                { Command: "database migrate", Flags.Count: 0 } => await MigrateAsync(Load(arguments)),
                { Words: ["manage", .. var words] } => await ManageAsync(arguments, words, error),
                _ => await RefuseAsync(error),
            };
        }
        catch (ConfigurationException e)
        {
            await error.WriteLineAsync($"mas-cli: {e.Message}");
            return ExitCodes.Configuration;
        }
        catch (NpgsqlException e)
        {
            await error.WriteLineAsync($"mas-cli: database: {e.Message}");
            return ExitCodes.Unavailable;
        }
    }

    private static MasSettings Load(Arguments arguments) => MasSettings.From(ConfigurationFile.Load(arguments.ConfigurationFiles));

    private static async Task<int> ServeAsync(MasSettings settings, bool migrates)
    {
        await using var app = Server.Build(settings);
        await Server.PrepareAsync(app, migrates, app.Lifetime.ApplicationStopping);
        await app.RunAsync();
        return ExitCodes.Ok;
    }

    private static async Task<int> MigrateAsync(MasSettings settings)
    {
        await using var app = Server.Build(settings);
        await Server.PrepareAsync(app, migrates: true, CancellationToken.None);
        return ExitCodes.Ok;
    }

    private static async Task<int> ManageAsync(Arguments arguments, string[] words, TextWriter error)
    {
        if (!ManageCommands.IsCommand(words, arguments.Flags))
        {
            await error.WriteLineAsync($"error: unrecognized subcommand or argument\n\n{ManageCommands.Usage}");
            return ExitCodes.ManageUsage;
        }

        await using var app = Server.Build(Load(arguments));
        await using var scope = app.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<ManageCommands>(scope.ServiceProvider)
            .RunAsync(words, arguments.Flags, error, CancellationToken.None);
    }

    private static async Task<int> CheckAsync(MasSettings settings, TextWriter output)
    {
        await output.WriteLineAsync($"The configuration is valid: {settings.Http.PublicBase}");
        return ExitCodes.Ok;
    }

    private static async Task<int> RefuseAsync(TextWriter error)
    {
        await error.WriteLineAsync($"mas-cli: unknown command or option; {Usage}");
        return ExitCodes.Usage;
    }
}
