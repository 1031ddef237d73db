using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MatrixAuthenticationService.Authorization;
using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Upstream;

/// <summary><c>GET /upstream/authorize/{provider}</c>: sends the browser to the provider.</summary>
internal sealed partial class UpstreamAuthorizeEndpoint(
    MasSettings settings,
    ProviderDirectory directory,
    UpstreamSessionStore sessions,
    UpstreamCookie cookie,
    SessionCookie browser,
    GrantStore grants,
    PublicUrls urls,
    ILogger<UpstreamAuthorizeEndpoint> logger)
{
    private const int RandomLength = 16;
    private const int VerifierLength = 48;

    public async Task<IResult> GetAsync(HttpContext context, string id)
    {
        if (settings.Upstreams.FirstOrDefault(candidate => candidate.Id == id) is not { } provider)
        {
            return Page.Error(StatusCodes.Status404NotFound, "not_found", "This provider is not known.");
        }

        var next = PostAuthAction.From(context.Request.Query.Field);
        var metadata = await directory.FindAsync(provider, context.RequestAborted);
        var state = RandomText.Create(RandomLength);
        var secrets = new UpstreamSecrets(
            provider.Scope.Split(' ').Contains(Scope.OpenId) ? RandomText.Create(RandomLength) : null,
            metadata.UsesPkce ? RandomText.Create(VerifierLength) : null);
        var session = await sessions.AddAsync(id, secrets, context.RequestAborted);
        cookie.Put(context, new(session, id, state, null, next));
        var query = Parameters(provider, state, secrets).Concat(await AdditionalAsync(context, provider, next));
        var separator = metadata.Authorization.Query.Length > 0 ? "&" : "?";
        return new SeeOther(
            metadata.Authorization.AbsoluteUri + separator + QueryString.Create(query).ToUriComponent()[1..],
            StatusCodes.Status307TemporaryRedirect);
    }

    private IEnumerable<KeyValuePair<string, string?>> Parameters(UpstreamProviderSettings provider, string state, UpstreamSecrets secrets)
    {
        yield return new("response_type", "code");
        yield return new("client_id", provider.ClientId);
        yield return new("redirect_uri", urls.Absolute($"upstream/callback/{provider.Id}"));
        yield return new("scope", provider.Scope);
        yield return new("state", state);
        if (secrets.Nonce is not null)
        {
            yield return new("nonce", secrets.Nonce);
        }

        if (provider.ResponseMode != UpstreamResponseMode.Unset)
        {
            yield return new("response_mode", provider.ResponseMode == UpstreamResponseMode.Query ? ResponseModes.Query : ResponseModes.FormPost);
        }

        if (secrets.CodeVerifier is { } verifier)
        {
            yield return new("code_challenge", Base64Text.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
            yield return new("code_challenge_method", "S256");
        }
    }

    private async Task<List<KeyValuePair<string, string?>>> AdditionalAsync(HttpContext context, UpstreamProviderSettings provider, PostAuthAction? next)
    {
        var grant = next is { Kind: "continue_authorization_grant", Id: { } id } ? await grants.FindAsync(id, context.RequestAborted) : null;
        var variables = new JsonObject
        {
            ["params"] = grant?.Parameters.DeepClone() ?? new JsonObject(),
            ["logged_out"] = browser.HasJustLoggedOut(context),
        };
        var additional = new List<KeyValuePair<string, string?>>();
        foreach (var (name, template) in provider.AuthorizationParameters)
        {
            try
            {
                if (template.Render(variables) is { Length: > 0 } value)
                {
                    additional.Add(new(name, value));
                }
            }
            catch (TemplateException e)
            {
                LogParameterDropped(e, name);
            }
        }

        return additional;
    }

    [LoggerMessage(LogLevel.Warning, "The authorization parameter {Name} cannot be rendered and is left out")]
    private partial void LogParameterDropped(Exception failure, string name);
}
