using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using OpenMeet.AppHost.Kubernetes.Checks;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary><c>check URL</c>: looks at a deployment from outside and tells what is not as it must be.</summary>
internal sealed class CheckCommand(TextWriter output)
{
    private const int ProblemsFound = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Argument<Uri> _url = new("url") { Description = "The chat's public URL, or https://<public host>", CustomParser = result => Parse(result)! };
    private readonly Option<Uri?> _matrix = new("--matrix") { CustomParser = Parse, Description = "Public URL of the homeserver" };
    private readonly Option<Uri?> _account = new("--account") { CustomParser = Parse, Description = "Public URL of MAS" };
    private readonly Option<Uri?> _id = new("--id") { CustomParser = Parse, Description = "Public URL of OpenMeet.Oidc" };
    private readonly Option<Uri?> _element = new("--element") { CustomParser = Parse, Description = "Public URL of Element" };
    private readonly Option<string?> _serverName = new("--server-name") { Description = "The part after the colon of Matrix ids" };
    private readonly Option<string> _federation = new("--federation") { Description = "Whether federation is meant to be open or closed", DefaultValueFactory = _ => "closed" };
    private readonly Option<FileInfo?> _token = new("--token-file") { Description = "File with a person's access token, to go through the hub with" };
    private readonly Option<FileInfo?> _authorities = new("--ca") { Description = "PEM file of certificate authorities to trust instead of the machine's" };
    private readonly Option<bool> _json = new("--json") { Description = "For scripts" };

    /// <summary>The command on this machine.</summary>
    public static Command Create() => new CheckCommand(Console.Out).Build();

    public Command Build()
    {
        _federation.AcceptOnlyFromAmong("open", "closed");
        var command = new Command("check", "Look at a deployment from outside") { _url, _matrix, _account, _id, _element, _serverName, _federation, _token, _authorities, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new CheckOptions(
            arguments.GetValue(_matrix),
            arguments.GetValue(_account),
            arguments.GetValue(_id),
            arguments.GetValue(_element),
            arguments.GetValue(_serverName),
            arguments.GetValue(_federation) == "open",
            await ReadTokenAsync(arguments.GetValue(_token), cancellationToken),
            ReadAuthorities(arguments.GetValue(_authorities)));
        await using var services = new ServiceCollection().AddPublicClient(options).BuildServiceProvider();
        var http = services.GetRequiredService<PublicClient>();
        var urls = await new PublicUrlFinder(http).FindAsync(arguments.GetRequiredValue(_url), options, cancellationToken);
        var results = await CheckRunner.RunAsync(CheckRunner.All, new CheckContext(urls, http, options, TimeProvider.System), cancellationToken);
        await WriteAsync(results, arguments.GetValue(_json));
        return results.Any(result => result.Outcome == Outcome.Failed) ? ProblemsFound : 0;
    }

    private static Uri? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"'{text}' is not a URL such as https://chat.openmeet.net");
        return null;
    }

    private async Task WriteAsync(IReadOnlyList<CheckResult> results, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(results, Json));
            return;
        }

        await TextTable.WriteAsync(output, ["check", "result", "seen"], results.Select(result => (string[])[result.Check, result.Outcome.ToString().ToLowerInvariant(), result.Seen]));
        foreach (var result in results.Where(result => result.Remedy is not null))
        {
            await output.WriteLineAsync($"{result.Check}: {result.Remedy}");
        }

        await output.WriteLineAsync($"{results.Count(result => result.Outcome == Outcome.Passed)} passed, {results.Count(result => result.Outcome == Outcome.Failed)} failed, {results.Count(result => result.Outcome == Outcome.Skipped)} skipped");
    }

    private static async Task<string?> ReadTokenAsync(FileInfo? file, CancellationToken cancellationToken) => file switch
    {
        null => null,
        { Exists: false } => throw new DeploymentException($"--token-file: there is no file {file.Name}."),
        _ => (await File.ReadAllTextAsync(file.FullName, cancellationToken)).Trim(),
    };

    private static X509Certificate2Collection? ReadAuthorities(FileInfo? file)
    {
        if (file is null)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Cryptography.CryptographicException)
        {
            throw new DeploymentException($"--ca: {file.Name} cannot be read as certificates in PEM.");
        }

        return authorities;
    }
}
