using System.Net.Http.Headers;
using MatrixAuthenticationService.Tests.Support;

namespace MatrixAuthenticationService.Tests.CommandLine;

/// <summary><c>mas-cli manage</c>: arguments, effects and exit codes as upstream's.</summary>
[Collection(OtherTestBed.Name)]
public sealed class ManageTests(TestBed bed)
{
    [Fact]
    public async Task A_user_is_promoted_listed_and_demoted()
    {
        await using var mas = await ManagedMas.StartAsync(bed);
        using var admin = await AdminClient.CreateAsync(mas.Server);
        var id = await admin.AddUserAsync("olga");

        Assert.Equal(0, (await mas.RunAsync("promote-admin", "olga")).Code);
        Assert.Contains("username=olga", (await mas.RunAsync("list-admin-users")).Log, StringComparison.Ordinal);
        Assert.True((await admin.GetAsync($"users/{id}")).Body.GetProperty("data").GetProperty("attributes").GetProperty("admin").GetBoolean());

        Assert.Equal(0, (await mas.RunAsync("demote-admin", "olga")).Code);
        Assert.DoesNotContain("olga", (await mas.RunAsync("list-admin-users")).Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote-admin")]
    [InlineData("demote-admin")]
    [InlineData("issue-compatibility-token")]
    public async Task Somebody_who_does_not_exist_is_refused(string command)
    {
        await using var mas = await ManagedMas.StartAsync(bed);

        Assert.Equal((1, "Error: User not found\n"), await mas.RunAsync(command, "nobody"));
    }

    [Theory]
    [InlineData("promote-admin")]
    [InlineData("promote-admin", "a", "b")]
    [InlineData("promote-admin", "a", "--force")]
    [InlineData("crown", "a")]
    public async Task Wrong_arguments_are_refused(params string[] words)
    {
        await using var mas = await ManagedMas.StartAsync(bed);

        Assert.Equal(2, (await mas.RunAsync(words)).Code);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 403)]
    public async Task A_token_opens_Synapses_admin_API_only_if_it_is_asked_to(bool isAdmin, int status)
    {
        var username = $"operator-{isAdmin.ToString().ToLowerInvariant()}";
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        await admin.AddUserAsync(username);
        var mas = new ManagedMas(bed.Mas, bed.Mas.Configuration);
        var (code, output) = await mas.RunAsync(["issue-compatibility-token", username, .. isAdmin ? (string[])["--yes-i-want-to-grant-synapse-admin-privileges"] : []]);
        Assert.Equal(0, code);

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", output.Trim().Split(' ')[^1]);

        Assert.Equal(status, (int)(await http.GetAsync(new Uri(bed.Synapse.Address, "_synapse/admin/v1/rooms"))).StatusCode);
    }
}
