using Microsoft.AspNetCore.Diagnostics;

namespace MatrixAuthenticationService.Http;

/// <summary>Answers an unexpected failure in the shape that the route's callers read. Nothing of the failure gets out.</summary>
internal static class Failures
{
    public static async Task AnswerAsync(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        IResult result = endpoint?.Metadata.GetMetadata<ResourceMetadata>()?.Name switch
        {
            Resources.OAuth or Resources.Discovery => OAuthError.ServerError(),
            Resources.Compat => Compat.MatrixError.Unknown(StatusCodes.Status500InternalServerError, "Internal server error"),
            Resources.AdminApi => Admin.AdminError.Internal(),
            Resources.Health => Results.Text("error", statusCode: StatusCodes.Status500InternalServerError),
            _ => Page.Error(StatusCodes.Status500InternalServerError, null, "Something went wrong. Please try again."),
        };
        await result.ExecuteAsync(context);
    }
}
