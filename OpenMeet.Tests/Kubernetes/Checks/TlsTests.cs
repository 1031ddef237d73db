using OpenMeet.AppHost.Kubernetes.Checks;
using OpenMeet.Tests.Kubernetes.Checks.Support;

namespace OpenMeet.Tests.Kubernetes.Checks;

/// <summary>The check of certificates.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task A_valid_certificate_passes()
    {
        await using var server = await TlsServer.StartAsync(TimeSpan.FromDays(60));

        Assert.Equal(Outcome.Passed, (await server.CheckAsync()).Outcome);
    }

    [Fact]
    public async Task One_of_an_unknown_authority_fails()
    {
        await using var server = await TlsServer.StartAsync(TimeSpan.FromDays(60));

        Assert.Contains("not valid", (await server.CheckAsync(trusted: false)).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_soon_fails()
    {
        await using var server = await TlsServer.StartAsync(TimeSpan.FromDays(13.5));

        Assert.Contains("ends in 13 days", (await server.CheckAsync()).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_ended_fails()
    {
        await using var server = await TlsServer.StartAsync(TimeSpan.FromDays(-1));

        Assert.Contains("NotTimeValid", (await server.CheckAsync()).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_another_name_fails()
    {
        await using var server = await TlsServer.StartAsync(TimeSpan.FromDays(60), "elsewhere.test");

        Assert.Contains("RemoteCertificateNameMismatch", (await server.CheckAsync()).Seen, StringComparison.Ordinal);
    }
}
