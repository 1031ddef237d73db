namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of resources and endpoints are compared without case.</summary>
internal static class Names
{
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
