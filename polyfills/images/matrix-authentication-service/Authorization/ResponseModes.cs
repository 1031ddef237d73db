namespace MatrixAuthenticationService.Authorization;

/// <summary>How an answer gets to the client.</summary>
internal static class ResponseModes
{
    public const string Query = "query";
    public const string Fragment = "fragment";
    public const string FormPost = "form_post";
}
