using System.Security.Cryptography;

namespace OpenMeet.AppHost.Runs;

/// <summary>The AppHost's command line.</summary>
internal static class RunArguments
{
    private const string Isolated = "--isolated";

    /// <summary>
    /// Spells <c>--isolated</c> out: a complete second stack beside a running one. As <c>aspire run --isolated</c> does, it
    /// gets random ports and user secrets of its own; it keeps nothing, so nothing is ever written to those, and what Aspire
    /// would write there is given here.
    /// </summary>
    public static string[] Read(string[] arguments) => !arguments.Contains(Isolated) ? arguments :
    [
        .. arguments.Where(argument => argument != Isolated),
        "--OpenMeet:Isolated=true",
        "--DcpPublisher:RandomizePorts=true",
        "--ASPIRE_USER_SECRETS_ID=openmeet-isolated",
        "--ASPIRE_VERSION_CHECK_DISABLED=true",
        $"--AppHost:OtlpApiKey={Key()}",
        $"--AppHost:DashboardApiKey={Key()}",
    ];

    private static string Key() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
