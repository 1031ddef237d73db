using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>What the homeserver answered instead of doing what it was asked.</summary>
internal sealed record MatrixError : Failure
{
    private MatrixError(int status, string code, string detail, TimeSpan? retryAfter, int matrixStatus, string errCode)
        : base(status, code, detail, retryAfter) => (MatrixStatus, ErrCode) = (matrixStatus, errCode);

    /// <summary>The HTTP status of the homeserver; 0 when it did not answer.</summary>
    public int MatrixStatus { get; }

    /// <summary>The <c>errcode</c>; empty when the answer had none.</summary>
    public string ErrCode { get; }

    public static MatrixError Unreachable { get; } =
        new(503, "matrix_unavailable", "The homeserver cannot be reached.", TimeSpan.FromSeconds(2), 0, "");

    public static MatrixError From(int status, string errCode, TimeSpan? retryAfter) => (status, errCode) switch
    {
        (_, MatrixErrorCode.LimitExceeded) or (429, _) =>
            new(429, "rate_limited", "Too many requests.", retryAfter ?? TimeSpan.FromSeconds(1), status, errCode),
        (_, MatrixErrorCode.TooLarge) or (413, _) =>
            new(413, "message_too_large", "The message is larger than Matrix allows.", null, status, errCode),
        (_, MatrixErrorCode.UnknownToken) =>
            new(503, "matrix_sign_in_failed", "The homeserver refuses this service's session.", TimeSpan.FromSeconds(10), status, errCode),
        (>= 500, _) =>
            new(503, "matrix_unavailable", "The homeserver cannot do this now.", TimeSpan.FromSeconds(2), status, errCode),
        _ => new(502, "matrix_refused", $"The homeserver refused the operation ({(errCode.Length == 0 ? "no code" : errCode)}).", null, status, errCode),
    };
}
