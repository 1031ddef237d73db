using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>MAS's admin API with accounts, links and personal sessions in memory, answering with the statuses of its contract.</summary>
internal sealed class ScriptedMasAdmin : IAsyncDisposable
{
    private TestService _service = null!;
    private int _ids;

    public Uri Address => _service.Address;

    public Dictionary<string, string> Users { get; } = [];

    /// <summary>Localparts that Synapse has and MAS has not.</summary>
    public HashSet<string> OnHomeserver { get; } = [];

    public Dictionary<string, string> LinkOwners { get; } = [];

    public Dictionary<string, (string UserId, string Scope)> Sessions { get; } = [];

    public HashSet<string> Revoked { get; } = [];

    public int TokenGrants { get; private set; }

    /// <summary>Tokens of the admin API that are not taken any more.</summary>
    public HashSet<string> RefusedBearers { get; } = [];

    public string WhoAmIUser { get; set; } = "";

    public string WhoAmIDevice { get; set; } = "";

    public static async Task<ScriptedMasAdmin> StartAsync()
    {
        var admin = new ScriptedMasAdmin();
        admin._service = await TestService.StartAsync(_ => { }, admin.Map);
        return admin;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private void Map(WebApplication app)
    {
        app.MapPost("/oauth2/token", () => Results.Ok(new { access_token = $"admin-{++TokenGrants}", expires_in = 300 }));
        app.MapGet("/_matrix/client/v3/account/whoami", () => Results.Ok(new { user_id = WhoAmIUser, device_id = WhoAmIDevice }));
        var api = app.MapGroup("/api/admin/v1").AddEndpointFilter(async (context, next) =>
            RefusedBearers.Contains(context.HttpContext.Request.Headers.Authorization.ToString()) ? Results.StatusCode(401) : await next(context));
        api.MapGet("/users/by-username/{name}", (string name) => Users.TryGetValue(name, out var id) ? Item(id, new { username = name }) : Errors(404));
        api.MapPost("/users", (NewUser user) =>
        {
            if (Users.ContainsKey(user.Username) || (OnHomeserver.Contains(user.Username) && !user.Skip_homeserver_check))
            {
                return Errors(409);
            }

            return Item(Users[user.Username] = Id("USER"), new { username = user.Username }, 201);
        });
        api.MapPost("/upstream-oauth-links", (NewLink link) =>
            LinkOwners.TryAdd(link.Subject, link.User_id) ? Item(Id("LINK"), new { user_id = link.User_id }, 201) : Errors(409));
        api.MapGet("/upstream-oauth-links", (HttpRequest request) =>
            List(LinkOwners.Where(l => l.Key == request.Query["filter[subject]"]).Select(l => ("LINK", (object)new { user_id = l.Value }))));
        api.MapPost("/personal-sessions", (NewSession session) =>
        {
            var id = Id("SESSION");
            Sessions[id] = (session.Actor_user_id, session.Scope);
            return Item(id, new { human_name = session.Human_name, access_token = Id("mpt_") }, 201);
        });
        api.MapPost("/personal-sessions/{id}/regenerate", (string id) =>
            Sessions.ContainsKey(id) && !Revoked.Contains(id) ? Item(id, new { human_name = "openmeet-bot", access_token = Id("mpt_") }, 201) : Errors(404));
        api.MapPost("/personal-sessions/{id}/revoke", (string id) => Revoked.Add(id) ? Item(id, new { human_name = "openmeet-bot" }) : Errors(409));
        api.MapGet("/personal-sessions", (HttpRequest request) => List(
            Sessions.Where(s => s.Value.UserId == request.Query["filter[actor_user]"] && !Revoked.Contains(s.Key)).Select(s => (s.Key, (object)new { human_name = "openmeet-bot" }))));
    }

    private string Id(string prefix) => $"{prefix}{Interlocked.Increment(ref _ids)}";

    private static IResult Item(string id, object attributes, int status = 200) => Results.Json(new { data = new { id, attributes } }, statusCode: status);

    private static IResult List(IEnumerable<(string Id, object Attributes)> items) =>
        Results.Ok(new { data = items.Select(i => new { id = i.Id, attributes = i.Attributes }) });

    private static IResult Errors(int status) => Results.Json(new { errors = new[] { new { title = "no" } } }, statusCode: status);

    private sealed record NewUser(string Username, bool Skip_homeserver_check);

    private sealed record NewLink(string User_id, string Provider_id, string Subject);

    private sealed record NewSession(string Actor_user_id, string Human_name, string Scope);
}
