namespace OpenMeet.ChatApi.Matrix;

/// <summary>The standard error codes that ChatApi acts on (client-server API, "Standard error response").</summary>
internal static class MatrixErrorCode
{
    public const string Forbidden = "M_FORBIDDEN";
    public const string InvalidParam = "M_INVALID_PARAM";
    public const string LimitExceeded = "M_LIMIT_EXCEEDED";
    public const string NotFound = "M_NOT_FOUND";
    public const string RoomInUse = "M_ROOM_IN_USE";
    public const string TooLarge = "M_TOO_LARGE";
    public const string Unknown = "M_UNKNOWN";
    public const string UnknownToken = "M_UNKNOWN_TOKEN";
}
