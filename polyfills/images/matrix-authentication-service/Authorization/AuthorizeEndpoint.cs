using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Authorization;

/// <summary><c>GET /authorize</c>: makes a grant and sends the browser on to sign in or to consent.</summary>
internal sealed class AuthorizeEndpoint(
    ClientStore clients, GrantStore grants, CurrentSessionReader current, SessionCookie cookie, AuthorizationResponse response, PublicUrls urls)
{
    private static readonly (string Parameter, string Error)[] Unsupported =
        [("request", "request_not_supported"), ("request_uri", "request_uri_not_supported"), ("registration", "registration_not_supported")];

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.Field("client_id") is not { } clientId || query.Field("response_type") is not { } responseType
            || query.Field("scope") is not { } scopeText || Scope.TryParse(scopeText) is not { } scope
            || query.Any(parameter => parameter.Value.Count > 1))
        {
            return Results.Text(
                "client_id, response_type and scope are required, no parameter may be repeated, and scope must be tokens separated by single spaces",
                statusCode: StatusCodes.Status400BadRequest);
        }

        if (await clients.FindAsync(clientId, context.RequestAborted) is not { } client)
        {
            return Page.Error(StatusCodes.Status400BadRequest, "invalid_client", "The client is not known here.");
        }

        if (client.ResolveRedirectUri(query.Field("redirect_uri")) is not { } redirectUri)
        {
            return Page.Error(StatusCodes.Status400BadRequest, "invalid_redirect_uri", "The redirect_uri is not one of the client's.");
        }

        if (Mode(query.Field("response_mode"), responseType) is not { } mode)
        {
            return Page.Error(StatusCodes.Status400BadRequest, "invalid_response_mode", "The response_mode is not possible here.");
        }

        var state = query.Field("state");
        return Refusal(query, client, responseType) is var (error, description)
            ? response.Error(redirectUri, mode, state, error, description)
            : await ContinueAsync(context, Request(query, client, redirectUri, scope, mode));
    }

    private static string? Mode(string? requested, string responseType) => requested switch
    {
        null => responseType == "code" ? ResponseModes.Query : ResponseModes.Fragment,
        ResponseModes.Query when responseType != "code" => null,
        ResponseModes.Query or ResponseModes.Fragment or ResponseModes.FormPost => requested,
        _ => null,
    };

    private static (string Error, string Description)? Refusal(IQueryCollection query, Client client, string responseType)
    {
        foreach (var (parameter, error) in Unsupported)
        {
            if (query.ContainsKey(parameter))
            {
                return (error, $"The parameter {parameter} is not supported");
            }
        }

        if (responseType != "code")
        {
            return ("unsupported_response_type", "Only the response type code is supported");
        }

        if (Prompts(query).Contains("none"))
        {
            return ("login_required", "Consent is always asked for");
        }

        return client.MayUse(GrantTypes.AuthorizationCode) ? null : ("unauthorized_client", "The client may not use this grant");
    }

    private static AuthorizationRequest Request(IQueryCollection query, Client client, string redirectUri, Scope scope, string mode)
    {
        var (challenge, method) = (query.Field("code_challenge"), query.Field("code_challenge_method"));
        // As upstream: half a pair is as good as none, and the exchange fails when it brings a verifier.
        var isPkce = challenge is not null && method is "S256" or "plain";
        return new(
            client,
            redirectUri,
            scope,
            query.Field("state"),
            query.Field("nonce"),
            mode,
            isPkce ? challenge : null,
            isPkce ? method : null,
            new JsonObject(query.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Key, parameter.Value.ToString()))));
    }

    private static string[] Prompts(IQueryCollection query) => query.Field("prompt")?.Split(' ') ?? [];

    private async Task<IResult> ContinueAsync(HttpContext context, AuthorizationRequest request)
    {
        var id = await grants.AddAsync(request, context.RequestAborted);
        if (await current.ActiveAsync(context) is not null)
        {
            return new SeeOther(urls.Relative($"/consent/{id}"));
        }

        cookie.Refresh(context);
        var query = PostAuthAction.ContinueGrant(id).Query();
        if (Prompts(context.Request.Query).Contains("create"))
        {
            return new SeeOther(urls.Relative($"/register{query}"));
        }

        var hint = context.Request.Query.Field("login_hint");
        return new SeeOther(urls.Relative($"/login{query}{(hint is null ? "" : $"&login_hint={Uri.EscapeDataString(hint)}")}"));
    }
}
