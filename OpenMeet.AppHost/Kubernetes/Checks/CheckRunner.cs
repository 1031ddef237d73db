using OpenMeet.AppHost.Kubernetes.Checks.Groups;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>Looks at a deployment from outside, one check after the other.</summary>
internal static class CheckRunner
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. TransportChecks.All,
        .. DiscoveryChecks.All,
        .. HomeserverChecks.All,
        .. RegistrationChecks.All,
        .. IdentityChecks.All,
        .. ChatChecks.All,
        .. ExposureChecks.All,
    ];

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IEnumerable<Check> checks, CheckContext context, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var check in checks)
        {
            var finding = await RunAsync(check, context, cancellationToken);
            results.Add(new(check.Name, finding.Outcome, finding.Seen, finding.Outcome == Outcome.Failed ? check.Remedy : null));
        }

        return results;
    }

    private static async Task<Finding> RunAsync(Check check, CheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(context, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return Finding.Fail($"no answer: {exception.HttpRequestError}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail("no answer in time");
        }
    }
}
