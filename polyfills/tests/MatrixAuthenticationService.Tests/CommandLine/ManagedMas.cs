using MatrixAuthenticationService.CommandLine;
using MatrixAuthenticationService.Tests.Support;

namespace MatrixAuthenticationService.Tests.CommandLine;

/// <summary>A running service, and the command line on its configuration.</summary>
internal sealed class ManagedMas(MasServer server, MasConfiguration configuration) : IAsyncDisposable
{
    public MasServer Server => server;

    public static async Task<ManagedMas> StartAsync(TestBed bed)
    {
        var configuration = await bed.ConfigurationAsync();
        return new(await MasServer.StartAsync(configuration), configuration);
    }

    /// <summary>Runs <c>mas-cli manage</c>; it writes to standard error alone.</summary>
    public async Task<(int Code, string Log)> RunAsync(params string[] words)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, configuration.Yaml());
            var (output, error) = (new StringWriter(), new StringWriter());
            var code = await MasCli.RunAsync(["manage", .. words, "--config", file], null, output, error);
            Assert.Empty(output.ToString());
            return (code, error.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
