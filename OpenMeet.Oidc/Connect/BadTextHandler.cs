using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using OpenMeet.ServiceDefaults.Problems;

namespace OpenMeet.Oidc.Connect;

/// <summary>
/// Input that only turns out to be impossible deep inside is still the sender's fault: a form with too many or too long values, text
/// with NUL (PostgreSQL has no such text) or with half a surrogate pair.
/// </summary>
internal sealed class BadTextHandler : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsBadText(exception, httpContext.Request))
        {
            return false;
        }

        await ProblemResults.BadRequest(ProblemCodes.MalformedBody, "The request has impossible characters, or too many or too long values.")
            .ExecuteAsync(httpContext);
        return true;
    }

    private static bool IsBadText(Exception exception, HttpRequest request) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } or EncoderFallbackException => true,
        InvalidDataException => request.HasFormContentType,
        { InnerException: { } inner } => IsBadText(inner, request),
        _ => false,
    };
}
