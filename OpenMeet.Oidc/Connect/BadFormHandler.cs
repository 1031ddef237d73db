using Microsoft.AspNetCore.Diagnostics;
using OpenMeet.ServiceDefaults.Problems;

namespace OpenMeet.Oidc.Connect;

/// <summary>A form with too many or too long values is the sender's fault; the framework's form reader throws as if it were ours.</summary>
internal sealed class BadFormHandler : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not InvalidDataException || !httpContext.Request.HasFormContentType)
        {
            return false;
        }

        await ProblemResults.BadRequest(ProblemCodes.MalformedBody, "The form has too many or too long values.").ExecuteAsync(httpContext);
        return true;
    }
}
