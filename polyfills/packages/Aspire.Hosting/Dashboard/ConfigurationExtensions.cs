using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

internal static class ConfigurationExtensions
{
    /// <summary>The first of the names, the current one and then older ones, that has a value.</summary>
    public static string? GetFirst(this IConfiguration configuration, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (configuration[name] is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }

    public static bool GetFlag(this IConfiguration configuration, string name) =>
        configuration[name] is { } text && (text == "1" || (bool.TryParse(text, out var value) && value));
}
