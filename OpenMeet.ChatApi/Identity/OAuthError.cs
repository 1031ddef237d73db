using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>An OAuth error answer (RFC 6749, section 5.2).</summary>
internal sealed record OAuthError : Failure
{
    public const string ServerError = "server_error";

    /// <summary>The code of a failure that another try will not mend.</summary>
    public const string Refused = "sign_in_refused";

    public OAuthError(int httpStatus, string error)
        : base(
            StatusCodes.Status503ServiceUnavailable,
            httpStatus < 500 ? Refused : "account_service_unavailable",
            "The account service did not do what it was asked.",
            TimeSpan.FromSeconds(httpStatus < 500 ? 10 : 2)) =>
        (HttpStatus, Error) = (httpStatus, error);

    public int HttpStatus { get; }

    public string Error { get; }
}
