using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Messages;

/// <summary>The chat over REST, for people.</summary>
internal static class ChatEndpoints
{
    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/chat").RequireAuthorization(Policies.Person).AddEndpointFilter<CallerFilter>();
        group.MapGet("/events", EventsAsync);
        group.MapPost("/event/{slug}/join", JoinAsync);
        group.MapPost("/event/{slug}/message", SendAsync);
        group.MapPost("/event/{slug}/typing", TypingAsync);
        group.MapGet("/event/{slug}/messages", HistoryAsync);
        return endpoints;
    }

    private static async Task<Ok<MyEvents>> EventsAsync(HttpContext context, MyEventsQuery query, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MyEvents(await query.OfAsync(CallerFilter.Of(context), cancellationToken)));

    private static async Task<Results<Ok<JoinAnswer>, ProblemHttpResult>> JoinAsync(
        string slug, HttpContext context, MembershipQuery memberships, RoomJoiner joiner, CancellationToken cancellationToken) =>
        (await memberships.ReaderAsync(CallerFilter.Of(context), slug, cancellationToken)).Failed(out var failure, out var membership)
        || (await joiner.JoinAsync(membership, cancellationToken)).Failed(out failure, out var roomId)
            ? failure.ToProblem(context)
            : TypedResults.Ok(new JoinAnswer(true, roomId));

    private static async Task<Results<Ok<SendAnswer>, ProblemHttpResult>> SendAsync(
        string slug, SendRequest request, HttpContext context, ChatMessages messages, CancellationToken cancellationToken) =>
        (await messages.SendAsync(CallerFilter.Of(context), slug, request.Message, request.TransactionId, cancellationToken)).Failed(out var failure, out var id)
            ? failure.ToProblem(context)
            : TypedResults.Ok(new SendAnswer(true, id));

    private static async Task<Results<Ok<TypingAnswer>, ProblemHttpResult>> TypingAsync(
        string slug, TypingRequest request, HttpContext context, TypingNotices typing, CancellationToken cancellationToken)
    {
        if (request.IsTyping is not { } isTyping)
        {
            return Failure.Invalid("missing_is_typing", "The body needs isTyping: true or false.").ToProblem(context);
        }

        return (await typing.SetAsync(CallerFilter.Of(context), slug, isTyping, cancellationToken)).Failed(out var failure, out _)
            ? failure.ToProblem(context)
            : TypedResults.Ok(new TypingAnswer(true));
    }

    private static async Task<Results<Ok<HistoryPage>, ProblemHttpResult>> HistoryAsync(
        string slug, int? limit, string? from, HttpContext context, ChatHistory history, CancellationToken cancellationToken) =>
        (await history.ReadAsync(CallerFilter.Of(context), slug, limit, from, cancellationToken)).Failed(out var failure, out var page)
            ? failure.ToProblem(context)
            : TypedResults.Ok(page);
}
