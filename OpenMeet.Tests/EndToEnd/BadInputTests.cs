using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

/// <summary>Through the Proxy, as a caller sees it: a status, a problem document and a stable code.</summary>
[Collection(StackCollection.Name)]
public sealed class BadInputTests(StackFixture stack)
{
    [Fact]
    public async Task An_unknown_event_is_404()
    {
        var ann = await (await stack.GatherAsync(("ann", "host"))).SignInAsync(0);

        using var response = await ann.PostAsync("/api/chat/event/there-is-none/join");

        await AssertProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_who_does_not_attend_is_403()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var stranger = await (await stack.GatherAsync(("zoe", "host"))).SignInAsync(0);

        using var response = await stranger.PostAsync($"/api/chat/event/{gathering.Slug}/join");

        await AssertProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_of_another_tenant_sees_404()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var rival = await stack.Platform.CreatePersonAsync(StackFixture.OtherTenantId, "rita", "host");
        var token = await new OidcSignIn(stack.IdUrl, stack.ChatUrl).GetAccessTokenAsync(rival.Email, rival.Password);

        using var response = await new ChatClient(stack.ChatUrl, gathering.Slug, rival, token).PostAsync($"/api/chat/event/{gathering.Slug}/join");

        await AssertProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_malformed_body_is_400()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);
        using var body = new StringContent("{\"message\":", Encoding.UTF8, "application/json");

        using var response = await ann.PostAsync($"/api/chat/event/{gathering.Slug}/message", body);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/_synapse/admin/v1/server_version")]
    [InlineData("/_synapse/mas/query_user?localpart=a")]
    [InlineData("/_synapse/metrics")]
    [InlineData("/%5fsynapse/admin/v1/server_version")]
    public async Task What_is_not_public_is_404_at_the_Matrix_name(string path)
    {
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(stack.MatrixUrl, path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEqual(string.Empty, problem.GetProperty("code").GetString());
    }
}
