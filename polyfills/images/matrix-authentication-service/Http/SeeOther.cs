namespace MatrixAuthenticationService.Http;

/// <summary>A redirect with a status of choice: 303 unless said otherwise, as this service's redirects are.</summary>
internal sealed class SeeOther(string location, int status = StatusCodes.Status303SeeOther) : IResult
{
    public string Location { get; } = location;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Location = Location;
        return Task.CompletedTask;
    }
}
