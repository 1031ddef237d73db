using Aspire.Hosting.RunTests.Support;

namespace Aspire.Hosting.RunTests;

public sealed class ShutdownTests
{
    private const string LoggedIn = "Login to the dashboard at";

    [Fact]
    public async Task Ctrl_C_ends_the_AppHost_at_once_and_DCP_cleans_up_behind()
    {
        var marker = Guid.NewGuid().ToString();
        await using var host = await StartAsync(marker);

        host.Signal("INT");
        var elapsed = await host.ExitAsync();

        Assert.Equal(0, host.ExitCode);
        Assert.True(elapsed < TimeSpan.FromSeconds(5), $"It took {elapsed}.");
        await NothingIsLeftAsync(marker, host.Kubeconfig);
    }

    [Fact]
    public async Task A_killed_AppHost_leaves_nothing()
    {
        var marker = Guid.NewGuid().ToString();
        await using var host = await StartAsync(marker);

        host.Signal("KILL");
        await host.ExitAsync();

        await NothingIsLeftAsync(marker, host.Kubeconfig);
    }

    [Fact]
    public async Task The_certificate_given_to_DCP_is_gone_once_DCP_runs()
    {
        await using var host = await StartAsync(Guid.NewGuid().ToString());

        var file = host.Output.Split("--tls-cert-file ")[1].Split(' ')[0];

        await Eventually.IsTrueAsync(() => !Directory.Exists(Path.GetDirectoryName(file)), "The key is left on the disk.");
    }

    [Fact]
    public async Task An_AppHost_on_plain_http_that_was_not_allowed_ends_with_an_explanation()
    {
        await using var host = await AppHostProcess.StartAsync("SmallAppHost", "OptionsValidationException", ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "false"));

        await host.ExitAsync();

        Assert.Contains("The 'applicationUrl' setting must be an https address unless the 'ASPIRE_ALLOW_UNSECURED_TRANSPORT' environment variable is set to true.", host.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, host.ExitCode);
    }

    private static async Task<AppHostProcess> StartAsync(string marker)
    {
        var host = await AppHostProcess.StartAsync("SmallAppHost", LoggedIn, ("marker", marker));
        await Eventually.IsTrueAsync(() => CommandLines().Any(c => c.Contains(marker, StringComparison.Ordinal)), "The process was not started.");
        return host;
    }

    private static async Task NothingIsLeftAsync(string marker, string kubeconfig)
    {
        await Eventually.IsTrueAsync(() => !CommandLines().Any(c => c.Contains(kubeconfig, StringComparison.Ordinal) || c.Contains(marker, StringComparison.Ordinal)), "DCP or a process is left.");
        await Eventually.IsTrueAsync(() => !Directory.Exists(Path.GetDirectoryName(kubeconfig)), "The session folder is left.");
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (IOException)
            {
                continue; // it has ended meanwhile
            }

            yield return line;
        }
    }
}
