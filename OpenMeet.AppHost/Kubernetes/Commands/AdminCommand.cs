using System.CommandLine;
using OpenMeet.AppHost.Kubernetes.Programs;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary>
/// <c>admin promote | demote | list | token</c>: people administer MAS and Synapse by a right that only the command line in
/// MAS's pod gives (https://element-hq.github.io/matrix-authentication-service/reference/cli/manage.html). Registration is
/// closed: whoever is promoted has signed in before.
/// </summary>
/// <param name="load">Reads the settings.</param>
/// <param name="output">Where the line goes that is run.</param>
/// <param name="kubectl">The program that reaches the cluster.</param>
internal sealed class AdminCommand(SettingsLoader load, TextWriter output, string kubectl = "kubectl")
{
    private readonly Option<string> _environment = new("--environment", "-e") { Description = "deploy/<environment>.yaml", Required = true };
    private readonly Option<string> _tenant = new("--tenant") { Description = "The person's tenant; empty for the public one", Required = true };
    private readonly Option<string> _handle = new("--handle") { Description = "The person's handle", Required = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only print what would be run" };

    /// <summary>The command on this machine.</summary>
    public static Command Create() => new AdminCommand(SettingsReader.ReadAsync, Console.Out).Build();

    public Command Build()
    {
        var list = new Command("list", "Who may administer") { _environment, _dryRun };
        list.SetAction((arguments, cancellationToken) => RunAsync(arguments, ["list-admin-users"], cancellationToken));
        return new Command("admin", "Who may administer MAS and Synapse")
        {
            ForPerson("promote", "Let a person ask for administrator's rights", person => ["promote-admin", person]),
            ForPerson("demote", "Take that right away", person => ["demote-admin", person]),
            ForPerson("token", "Print an access token for Synapse's admin API", person => ["issue-compatibility-token", person, "--yes-i-want-to-grant-synapse-admin-privileges"]),
            list,
        };
    }

    private Command ForPerson(string name, string description, Func<string, IReadOnlyList<string>> manage)
    {
        var command = new Command(name, description) { _environment, _tenant, _handle, _dryRun };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, manage(Localpart(arguments)), cancellationToken));
        return command;
    }

    private string Localpart(ParseResult arguments) =>
        MatrixLocalpart.TryEncode(arguments.GetRequiredValue(_tenant), arguments.GetRequiredValue(_handle), out var localpart)
            ? localpart
            : throw new DeploymentException("--handle: it makes no Matrix id. Give the handle that the person has on the platform.");

    private async Task<int> RunAsync(ParseResult arguments, IReadOnlyList<string> manage, CancellationToken cancellationToken)
    {
        var settings = await load(Path.Combine("deploy", $"{arguments.GetRequiredValue(_environment)}.yaml"), cancellationToken);
        string[] line =
        [
            "exec", "--namespace", settings.Namespace, "deployment/mas", "--container", "mas", "--",
            "mas-cli", "manage", .. manage, "--config", "/tmp/mas/config.yaml",
        ];
        await output.WriteLineAsync($"{kubectl} {string.Join(' ', line)}");
        return arguments.GetValue(_dryRun) ? 0 : await new ForegroundProgram(kubectl).RunAsync(line, cancellationToken);
    }
}
