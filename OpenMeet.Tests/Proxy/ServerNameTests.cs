using System.Net;
using Xunit;

namespace OpenMeet.Tests.Proxy;

/// <summary>A server name that is no public name: <c>@ann:apex.test</c>, whose homeserver answers as <c>matrix.test</c>.</summary>
public sealed class ServerNameTests(ServerNameTests.WithApex proxy) : IClassFixture<ServerNameTests.WithApex>
{
    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    public async Task Its_documents_are_the_homeservers(string document)
    {
        using var apex = await proxy.SendAsync("apex.test", $"/.well-known/matrix/{document}");
        using var homeserver = await proxy.SendAsync("matrix.test", $"/.well-known/matrix/{document}");
        Assert.Equal(HttpStatusCode.OK, apex.StatusCode);
        Assert.Equal(await homeserver.Content.ReadAsStringAsync(), await apex.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_matrix/client/versions")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/matrixed")]
    public async Task It_is_good_for_nothing_else(string path)
    {
        using var response = await proxy.SendAsync("apex.test", path);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task No_other_document_is_there()
    {
        using var response = await proxy.SendAsync("apex.test", "/.well-known/matrix/support");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The server name is the domain above the public names.</summary>
    public sealed class WithApex : ProxyFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } =
            new Dictionary<string, string?> { ["MATRIX_SERVER_NAME"] = "apex.test" };
    }
}
