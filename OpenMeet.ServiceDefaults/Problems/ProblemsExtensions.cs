using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenMeet.ServiceDefaults.Problems;

/// <summary>Makes every error a service answers a problem with a <c>code</c>.</summary>
public static class ProblemsExtensions
{
    /// <summary>Registers problem details, the handler of exceptions and the code of each status.</summary>
    public static IServiceCollection AddOpenMeetProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            // The framework's own extension carries the trace id; nothing of an exception is ever added.
            var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
            context.ProblemDetails.Extensions.TryAdd("code", ProblemCodes.ForStatus(status));
        });
        services.AddExceptionHandler<ProblemExceptionHandler>();

        // The same in development and production: an exception that the handler turns into a problem, never an empty 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Answers exceptions and empty error responses with problems. Comes before everything that may fail.</summary>
    public static IApplicationBuilder UseOpenMeetProblems(this IApplicationBuilder app) =>
        app.UseExceptionHandler().UseStatusCodePages();
}
