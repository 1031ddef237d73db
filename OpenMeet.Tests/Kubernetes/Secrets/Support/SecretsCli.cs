using System.CommandLine;
using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Commands;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets.Support;

/// <summary>The command <c>secrets</c> as a user runs it, in a checkout of its own.</summary>
internal sealed class SecretsCli : IDisposable
{
    private SecretsCli(params DeploymentSettings[] environments)
    {
        Environments = environments.ToDictionary(settings => settings.Environment);
        File.Copy(Path.Combine(RepositoryRoot.Path, "aspire-manifest.json"), Folder.File("aspire-manifest.json"));
        Directory.CreateDirectory(Folder.File("deploy"));
        foreach (var environment in Environments.Keys)
        {
            File.WriteAllText(Folder.File($"deploy/{environment}.yaml"), "");
        }
    }

    public CheckoutFolder Folder { get; } = new();

    public Dictionary<string, DeploymentSettings> Environments { get; }

    /// <summary>Everything that it has printed so far, one stream after the other.</summary>
    public string Printed => _output.ToString() + _error;

    public string Output => _output.ToString();

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public static async Task<SecretsCli> CreateAsync(params DeploymentSettings[] environments)
    {
        var cli = new SecretsCli(environments.Length == 0 ? [TestDeployment.Sops] : environments);
        File.Copy(Path.Combine(RepositoryRoot.Path, ".gitignore"), cli.Folder.File(".gitignore"));
        await cli.GitAsync("init", "--quiet");
        return cli;
    }

    public Task<string> GitAsync(params string[] arguments) => Machine.RunAsync("git", arguments, Folder.Path);

    /// <summary>Runs <c>secrets</c> with these arguments; <c>{}</c> stands for the checkout.</summary>
    public async Task<int> RunAsync(string arguments, string input = "")
    {
        var terminal = new SecretTerminal(new StringReader(input), _output, _error);
        var command = new SecretsCommand((path, _) => Task.FromResult(Environments[Path.GetFileNameWithoutExtension(path)]), terminal, Folder.Path).Build();
        try
        {
            return await command.Parse(arguments.Replace("{}", Folder.Path, StringComparison.Ordinal))
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = _error, Output = _error });
        }
        catch (DeploymentException exception)
        {
            await _error.WriteLineAsync(exception.Message);
            return DeploymentException.ExitCode;
        }
    }

    public void Dispose() => Folder.Dispose();
}
