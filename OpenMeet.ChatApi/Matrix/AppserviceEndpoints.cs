using System.Security.Cryptography;
using System.Text.Json;
using OpenMeet.ChatApi.Messages;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>What the homeserver calls: the application service API of the Matrix specification.</summary>
internal static class AppserviceEndpoints
{
    public static IEndpointRouteBuilder MapAppservice(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/_matrix/app/v1").AddEndpointFilter<HomeserverTokenFilter>().AllowAnonymous();
        group.MapPut("/transactions/{transactionId}", TakeAsync);
        group.MapPost("/ping", () => TypedResults.Ok(new { }));
        group.MapGet("/users/{userId}", FindUserAsync);
        group.MapGet("/rooms/{alias}", FindRoomAsync);
        group.MapGet("/thirdparty/{**rest}", () => Error(StatusCodes.Status404NotFound, MatrixErrorCode.NotFound));
        return endpoints;
    }

    /// <summary>The standard error response.</summary>
    public static IResult Error(int status, string errCode) => TypedResults.Json(new { errcode = errCode, error = errCode }, statusCode: status);

    private static async Task<IResult> TakeAsync(
        string transactionId, HttpRequest request, InboundStream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        AppserviceTransaction? transaction;
        try
        {
            transaction = JsonSerializer.Deserialize<AppserviceTransaction>(bytes.Span, MatrixJson.Options);
        }
        catch (JsonException)
        {
            return Error(StatusCodes.Status400BadRequest, "M_BAD_JSON");
        }

        if (transaction is not { Events: not null, Ephemeral: not null } || transaction.Events.Concat(transaction.Ephemeral).Any(e => e?.Type is null))
        {
            return Error(StatusCodes.Status400BadRequest, "M_BAD_JSON");
        }

        await stream.TakeAsync(transactionId, SHA256.HashData(bytes.Span), transaction, cancellationToken);
        return TypedResults.Ok(new { });
    }

    /// <summary>Synapse asks before it tells somebody that a user does not exist: a person of the directory can be made.</summary>
    private static async Task<IResult> FindUserAsync(string userId, AppserviceQueries queries, CancellationToken cancellationToken) =>
        Answer(await queries.UserAsync(userId, cancellationToken));

    /// <summary>Synapse asks before it tells somebody that an alias does not exist: an event's room can be made.</summary>
    private static async Task<IResult> FindRoomAsync(string alias, AppserviceQueries queries, CancellationToken cancellationToken) =>
        Answer(await queries.RoomAsync(alias, cancellationToken));

    private static IResult Answer(Failure? failure) => failure switch
    {
        null => TypedResults.Ok(new { }),
        { Status: StatusCodes.Status404NotFound } => Error(failure.Status, MatrixErrorCode.NotFound),
        _ => Error(failure.Status, MatrixErrorCode.Unknown),
    };
}
