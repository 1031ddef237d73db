namespace MatrixAuthenticationService.Tests.Tokens;

[Collection(OtherTestBed.Name)]
public sealed class ClientCredentialsTests(TestBed bed)
{
    [Fact]
    public async Task The_admin_client_gets_the_admin_scope_and_no_refresh_token()
    {
        var (status, body) = await AdminClient.TokenAsync(bed.Mas, "urn:mas:admin");
        Assert.Equal((200, "urn:mas:admin", false), (status, body.GetProperty("scope").GetString(), body.TryGetProperty("refresh_token", out _)));
    }

    [Theory]
    [InlineData("urn:matrix:client:api:*")]
    [InlineData("urn:synapse:admin:*")]
    public async Task No_client_gets_a_scope_of_people(string scope)
    {
        var (status, body) = await AdminClient.TokenAsync(bed.Mas, scope);
        Assert.Equal((403, "invalid_scope"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_wrong_secret_is_an_invalid_client()
    {
        var (status, body) = await AdminClient.TokenAsync(bed.Mas, "urn:mas:admin", "wrong");
        Assert.Equal((401, "invalid_client"), (status, body.GetProperty("error").GetString()));
    }
}
