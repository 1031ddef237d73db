using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace MatrixAuthenticationService.Http;

/// <summary>Answers an unexpected failure in the shape that the route's callers read. Nothing of the failure gets out.</summary>
internal static class Failures
{
    public static Task AnswerAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>();
        var resource = failure?.Endpoint?.Metadata.GetMetadata<ResourceMetadata>()?.Name;
        return (IsUnstorableText(failure?.Error) ? BadInput(resource) : Internal(resource)).ExecuteAsync(context);
    }

    // A NUL character in a query or form, which PostgreSQL's texts cannot have.
    public static bool IsUnstorableText(Exception? error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter,
    };

    private static IResult BadInput(string? resource) => resource switch
    {
        Resources.OAuth => OAuthError.InvalidRequest(),
        Resources.Compat => Compat.MatrixError.Unknown(StatusCodes.Status400BadRequest, "The request has a NUL character"),
        Resources.AdminApi => Admin.AdminError.BadRequest("The request has a NUL character"),
        _ => Page.Error(StatusCodes.Status400BadRequest, "invalid_request", "The request has a NUL character."),
    };

    private static IResult Internal(string? resource) => resource switch
    {
        Resources.OAuth or Resources.Discovery => OAuthError.ServerError(),
        Resources.Compat => Compat.MatrixError.Unknown(StatusCodes.Status500InternalServerError, "Internal server error"),
        Resources.AdminApi => Admin.AdminError.Internal(),
        _ => Page.Error(StatusCodes.Status500InternalServerError, null, "Something went wrong. Please try again."),
    };
}
