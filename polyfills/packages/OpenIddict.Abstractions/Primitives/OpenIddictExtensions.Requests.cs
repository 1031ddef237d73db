using System.Collections.Immutable;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ImmutableArray<string> GetAcrValues(this OpenIddictRequest request) => Split(Required(request).AcrValues);

    public static ImmutableArray<string> GetPromptValues(this OpenIddictRequest request) => Split(Required(request).Prompt);

    public static ImmutableArray<string> GetResponseTypes(this OpenIddictRequest request) => Split(Required(request).ResponseType);

    public static ImmutableArray<string> GetScopes(this OpenIddictRequest request) => Split(Required(request).Scope);

    public static bool HasAcrValue(this OpenIddictRequest request, string value)
        => Split(Required(request).AcrValues).Contains(Required(value, nameof(value)));

    public static bool HasPromptValue(this OpenIddictRequest request, string prompt)
        => Split(Required(request).Prompt).Contains(Required(prompt, nameof(prompt)));

    public static bool HasResponseType(this OpenIddictRequest request, string type)
        => Split(Required(request).ResponseType).Contains(Required(type, nameof(type)));

    public static bool HasScope(this OpenIddictRequest request, string scope)
        => Split(Required(request).Scope).Contains(Required(scope, nameof(scope)));

    public static bool IsNoneFlow(this OpenIddictRequest request)
        => Split(Required(request).ResponseType) is [ResponseTypes.None];

    public static bool IsAuthorizationCodeFlow(this OpenIddictRequest request)
        => Split(Required(request).ResponseType) is [ResponseTypes.Code];

    public static bool IsImplicitFlow(this OpenIddictRequest request)
        => Split(Required(request).ResponseType) is { IsEmpty: false } types
            && types.All(type => type is ResponseTypes.IdToken or ResponseTypes.Token);

    public static bool IsHybridFlow(this OpenIddictRequest request)
        => Split(Required(request).ResponseType) is { IsEmpty: false } types
            && types.Contains(ResponseTypes.Code)
            && types.Any(type => type is ResponseTypes.IdToken or ResponseTypes.Token)
            && types.All(type => type is ResponseTypes.Code or ResponseTypes.IdToken or ResponseTypes.Token);

    public static bool IsFragmentResponseMode(this OpenIddictRequest request) => Required(request).ResponseMode switch
    {
        null or "" => request.IsImplicitFlow() || request.IsHybridFlow(),
        var mode => mode is ResponseModes.Fragment,
    };

    public static bool IsQueryResponseMode(this OpenIddictRequest request) => Required(request).ResponseMode switch
    {
        null or "" => request.IsAuthorizationCodeFlow() || request.IsNoneFlow(),
        var mode => mode is ResponseModes.Query,
    };

    public static bool IsFormPostResponseMode(this OpenIddictRequest request)
        => Required(request).ResponseMode is ResponseModes.FormPost;

    public static bool IsAuthorizationCodeGrantType(this OpenIddictRequest request)
        => Required(request).GrantType is GrantTypes.AuthorizationCode;

    public static bool IsClientCredentialsGrantType(this OpenIddictRequest request)
        => Required(request).GrantType is GrantTypes.ClientCredentials;

    public static bool IsRefreshTokenGrantType(this OpenIddictRequest request)
        => Required(request).GrantType is GrantTypes.RefreshToken;

    private static ImmutableArray<string> Split(string? values)
        => values is null ? [] : [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static OpenIddictRequest Required(OpenIddictRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request;
    }

    private static string Required(string value, string name)
        => string.IsNullOrEmpty(value) ? throw new ArgumentException("The value cannot be null or empty.", name) : value;
}
