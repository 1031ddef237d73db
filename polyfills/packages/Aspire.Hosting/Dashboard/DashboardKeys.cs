using System.Security.Cryptography;

namespace Aspire.Hosting.Dashboard;

/// <summary>Configuration names of the dashboard's keys, and how a key is made.</summary>
internal static class DashboardKeys
{
    public const string BrowserToken = "AppHost:BrowserToken";
    public const string OtlpApiKey = "AppHost:OtlpApiKey";
    public const string DashboardApiKey = "AppHost:DashboardApiKey";
    public const string ResourceServiceAuthMode = "AppHost:ResourceService:AuthMode";
    public const string ResourceServiceApiKey = "AppHost:ResourceService:ApiKey";
    public const string ApiKeyMode = "ApiKey";
    public const string UnsecuredMode = "Unsecured";

    /// <summary>128 random bits as 32 lower-case hexadecimal digits.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
