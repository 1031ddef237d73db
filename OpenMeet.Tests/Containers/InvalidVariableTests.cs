namespace OpenMeet.Tests.Containers;

public sealed class InvalidVariableTests
{
    [Theory]
    [InlineData("SYNAPSE_SERVER_NAME", "chat test")]
    [InlineData("SYNAPSE_SERVER_NAME", "https://chat.test")]
    [InlineData("SYNAPSE_PUBLIC_BASEURL", "matrix.chat.test")]
    [InlineData("SYNAPSE_PUBLIC_BASEURL", "http:///path")]
    [InlineData("POSTGRES_PORT", "0")]
    [InlineData("POSTGRES_PORT", "65536")]
    [InlineData("POSTGRES_PORT", "5432\nrc_message: {}")]
    [InlineData("POSTGRES_HOST", "a b")]
    [InlineData("MAS_ENDPOINT", "ftp://mas")]
    [InlineData("MAS_SYNAPSE_SECRET", "with space")]
    [InlineData("SYNAPSE_FEDERATION_DOMAIN_WHITELIST", "a.test, b.test")]
    [InlineData("SYNAPSE_TURN_URIS", "turn.test:3478")]
    [InlineData("SYNAPSE_TURN_URIS", "turn:turn.test,http://turn.test")]
    [InlineData("SYNAPSE_TURN_URIS", "turn:turn.test?transport=sctp")]
    [InlineData("SYNAPSE_MATRIX_RTC", "yes")]
    [InlineData("SYNAPSE_MATRIX_RTC_URL", "rtc.test/livekit/jwt")]
    public async Task Synapse_refuses_what_is_not_of_the_variables_kind(string name, string value)
    {
        var refused = await ContainerTemplate.Homeserver.RenderAsync((name, value));
        Assert.Equal(78, refused.Status);
        Assert.Matches($@"\Asynapse: {name} must be [^\n]+\n\z", refused.Error);
        Assert.Empty(refused.Text);
    }

    [Theory]
    [InlineData("SYNAPSE_WORKER_NAME", "main")]
    [InlineData("SYNAPSE_WORKER_NAME", "Sync 1")]
    [InlineData("SYNAPSE_MAIN_HOST", "http://synapse")]
    [InlineData("SYNAPSE_REDIS_PORT", "tcp://10.0.0.1:6379")]
    [InlineData("SYNAPSE_REPLICATION_SECRET", "with space")]
    public async Task A_worker_refuses_what_is_not_of_the_variables_kind(string name, string value)
    {
        var renderings = await Task.WhenAll(ContainerTemplate.Worker.RenderAsync((name, value)), ContainerTemplate.Replication.RenderAsync((name, value)));
        Assert.Matches($@"\Asynapse: {name} must be [^\n]+\n\z", Assert.Single(renderings, rendering => rendering.Status == 78).Error);
    }

    [Theory]
    [InlineData("MAS_ENCRYPTION_KEY", "00ff")]
    [InlineData("MAS_SIGNING_KEY", "-----BEGIN CERTIFICATE-----")]
    [InlineData("MAS_ADMIN_CLIENT_ID", "openmeet-chat")]
    [InlineData("MAS_UPSTREAM_PROVIDER_ID", "01K0PENMEET0PENIDDICT00003")]
    [InlineData("MAS_ALLOW_INSECURE_CLIENTS", "yes")]
    public async Task Mas_refuses_what_is_not_of_the_variables_kind(string name, string value)
    {
        var refused = await ContainerTemplate.Mas.RenderAsync(("MAS_ALLOW_INSECURE_CLIENTS", "true"), (name, value));
        Assert.Equal(78, refused.Status);
        Assert.Matches($@"\Amas: {name} must be [^\n]+\n\z", refused.Error);
    }

    [Fact]
    public async Task A_refused_secret_is_not_told()
    {
        var refused = await ContainerTemplate.SigningKey.RenderAsync(("SYNAPSE_SIGNING_KEY", "hunter2"));
        Assert.Equal("synapse: SYNAPSE_SIGNING_KEY must be a signing key: ed25519 <id> <base64>\n", refused.Error);
    }
}
