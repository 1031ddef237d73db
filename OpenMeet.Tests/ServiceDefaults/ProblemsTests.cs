using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OpenMeet.ServiceDefaults.Problems;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class ProblemsTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync(
        builder => builder.Services.AddOpenMeetProblems(),
        app =>
        {
            app.UseOpenMeetProblems();
            app.MapPost("/things", (Thing thing) => TypedResults.Ok(thing));
            app.MapGet("/things/{id:int}", (int id, int page) => TypedResults.Ok(id + page));
            app.MapGet("/boom", IResult () => throw new InvalidOperationException("s3cr3t"));
            app.MapGet("/taken", () => ProblemResults.Conflict("handle_taken", "Somebody has it."));
        });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "count": "many" }""")]
    public async Task A_malformed_body_is_400(string body) =>
        await AssertProblemAsync(await PostAsync(body), HttpStatusCode.BadRequest, "malformed_body");

    [Fact]
    public async Task A_wrong_query_value_is_400() =>
        await AssertProblemAsync(await _service.Client.GetAsync("things/1?page=x"), HttpStatusCode.BadRequest, "bad_request");

    [Fact]
    public async Task Another_media_type_is_415() =>
        await AssertProblemAsync(await PostAsync("{}", "text/plain"), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");

    [Fact]
    public async Task An_unknown_path_is_404() =>
        await AssertProblemAsync(await _service.Client.GetAsync("nowhere"), HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_wrong_method_is_405() =>
        await AssertProblemAsync(await _service.Client.GetAsync("things"), HttpStatusCode.MethodNotAllowed, "method_not_allowed");

    [Fact]
    public async Task An_exception_is_500_and_keeps_its_text_to_itself()
    {
        var body = await AssertProblemAsync(await _service.Client.GetAsync("boom"), HttpStatusCode.InternalServerError, "internal_error");
        Assert.DoesNotContain("s3cr3t", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoints_own_problem_has_its_code() =>
        await AssertProblemAsync(await _service.Client.GetAsync("taken"), HttpStatusCode.Conflict, "handle_taken");

    private async Task<HttpResponseMessage> PostAsync(string body, string type = "application/json") =>
        await _service.Client.PostAsync("things", new StringContent(body, Encoding.UTF8, type));

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal((code, (int)status), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        return body;
    }

    internal sealed record Thing(int Count);
}
