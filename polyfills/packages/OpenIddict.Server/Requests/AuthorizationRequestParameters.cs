namespace OpenIddict.Server;

/// <summary>What can be said of an authorization request without knowing the client.</summary>
internal static class AuthorizationRequestParameters
{
    private const string PushedRequestPrefix = "urn:ietf:params:oauth:request_uri:";

    public static ServerError? Validate(OpenIddictRequest request, OpenIddictServerOptions options)
        => ValidateRequestObject(request)
            ?? (string.IsNullOrEmpty(request.ClientId) ? RequestErrors.Missing(Parameters.ClientId) : null)
            ?? ValidateRedirectUri(request)
            ?? ValidateResponse(request, options)
            ?? ValidateScope(request, options)
            ?? ValidatePrompt(request, options)
            ?? ValidateChallenge(request, options);

    private static ServerError? ValidateRequestObject(OpenIddictRequest request)
    {
        if (!string.IsNullOrEmpty(request.Request))
        {
            return RequestErrors.NotSupported(Parameters.Request, Errors.RequestNotSupported);
        }

        if (string.IsNullOrEmpty(request.RequestUri))
        {
            return null;
        }

        // A pushed request would be a token of this server, and none is ever issued here.
        return request.RequestUri.StartsWith(PushedRequestPrefix, StringComparison.Ordinal)
            ? TokenErrors.Unreadable
            : RequestErrors.NotSupported(Parameters.RequestUri, Errors.RequestUriNotSupported);
    }

    private static ServerError? ValidateRedirectUri(OpenIddictRequest request)
    {
        if (!string.IsNullOrEmpty(request.RedirectUri))
        {
            return UriParameter.Validate(Parameters.RedirectUri, request.RedirectUri);
        }

        // OAuth 2.0 lets it out where only one is registered, OpenID Connect does not.
        return request.HasScope(Scopes.OpenId) ? RequestErrors.Missing(Parameters.RedirectUri) : null;
    }

    private static ServerError? ValidateResponse(OpenIddictRequest request, OpenIddictServerOptions options)
    {
        if (string.IsNullOrEmpty(request.ResponseType))
        {
            return RequestErrors.Missing(Parameters.ResponseType);
        }

        var types = request.GetResponseTypes().ToHashSet(StringComparer.Ordinal);
        if (!options.ResponseTypes.Any(known => types.SetEquals(known.Split(' '))))
        {
            return RequestErrors.Unsupported(Parameters.ResponseType, Errors.UnsupportedResponseType);
        }

        return string.IsNullOrEmpty(request.ResponseMode) || options.ResponseModes.Contains(request.ResponseMode)
            ? null
            : RequestErrors.Unsupported(Parameters.ResponseMode);
    }

    private static ServerError? ValidateScope(OpenIddictRequest request, OpenIddictServerOptions options)
        => request.HasScope(Scopes.OfflineAccess) && !options.GrantTypes.Contains(GrantTypes.RefreshToken)
            ? RequestErrors.ScopeNeedsFlow(Scopes.OfflineAccess)
            : null;

    private static ServerError? ValidatePrompt(OpenIddictRequest request, OpenIddictServerOptions options)
    {
        var prompts = request.GetPromptValues();
        if (prompts.Any(prompt => !options.PromptValues.Contains(prompt)))
        {
            return RequestErrors.Unsupported(Parameters.Prompt);
        }

        return prompts.Contains(PromptValues.None)
            && prompts.Any(prompt => prompt is PromptValues.Consent or PromptValues.Login or PromptValues.SelectAccount)
                ? RequestErrors.IncompatiblePrompts
                : null;
    }

    private static ServerError? ValidateChallenge(OpenIddictRequest request, OpenIddictServerOptions options)
    {
        var (challenge, method) = (request.CodeChallenge, request.CodeChallengeMethod);
        if (string.IsNullOrEmpty(challenge))
        {
            return options.RequireProofKeyForCodeExchange ? RequestErrors.Missing(Parameters.CodeChallenge)
                : string.IsNullOrEmpty(method) ? null
                : RequestErrors.Orphan(Parameters.CodeChallengeMethod, Parameters.CodeChallenge);
        }

        // RFC 7636 section 4.3: without a method the challenge is the verifier itself.
        if (string.IsNullOrEmpty(method))
        {
            return options.CodeChallengeMethods.Contains(CodeChallengeMethods.Plain)
                ? null
                : RequestErrors.Missing(Parameters.CodeChallengeMethod);
        }

        return options.CodeChallengeMethods.Contains(method) ? null : RequestErrors.Unsupported(Parameters.CodeChallengeMethod);
    }
}
