namespace OpenMeet.Tests.Containers;

public sealed class QuotingTests
{
    public static TheoryData<string> Awkward =>
    [
        "\"quoted\" and 'quoted'",
        @"back\slash \n \",
        "$HOME ${POSTGRES_USER:text} $$ & | \\1",
        "line one\nline two: #\n",
        "\ttab\rreturn\u0001\u001f\u007f",
        "é 日本 😀 \u0301",
        "yes",
        "0123",
        " padded ",
        "{{ user.sub }}",
    ];

    [Theory]
    [MemberData(nameof(Awkward))]
    public async Task Synapse_reads_the_database_password_as_it_was_set(string password)
    {
        var rendered = await ContainerTemplate.Homeserver.RenderAsync(("POSTGRES_PASSWORD", password));
        Assert.Equal(password, rendered["database", "args", "password"]);
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public async Task Mas_reads_the_client_secret_as_it_was_set(string secret)
    {
        var rendered = await ContainerTemplate.Mas.RenderAsync(("MAS_ADMIN_CLIENT_SECRET", secret));
        Assert.Equal(secret, rendered["clients", 0, "client_secret"]);
    }

    [Fact]
    public async Task A_key_of_many_lines_survives()
    {
        var rendered = await ContainerTemplate.Mas.RenderAsync();
        Assert.Equal(ContainerEnvironment.Mas["MAS_SIGNING_KEY"], rendered["secrets", "keys", 0, "key"]);
    }
}
