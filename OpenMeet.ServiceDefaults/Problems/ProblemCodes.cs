using Microsoft.AspNetCore.Http;

namespace OpenMeet.ServiceDefaults.Problems;

/// <summary>The stable <c>code</c> of problems that no endpoint made itself.</summary>
public static class ProblemCodes
{
    /// <summary>The body is no JSON, or not of the endpoint's shape.</summary>
    public const string MalformedBody = "malformed_body";

    /// <summary>The code for a status.</summary>
    public static string ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad_request",
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status406NotAcceptable => "not_acceptable",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status413PayloadTooLarge => "body_too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status421MisdirectedRequest => "unknown_host",
        StatusCodes.Status422UnprocessableEntity => "unprocessable",
        StatusCodes.Status429TooManyRequests => "too_many_requests",
        StatusCodes.Status502BadGateway => "bad_gateway",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        StatusCodes.Status504GatewayTimeout => "gateway_timeout",
        >= 500 => "internal_error",
        _ => "request_refused",
    };
}
