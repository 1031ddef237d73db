namespace Aspire.Hosting.Dashboard;

internal static class AppHostName
{
    private const string Suffix = "AppHost";

    /// <summary><c>Shop.AppHost</c> and <c>ShopAppHost</c> become <c>Shop</c>; <c>AppHost</c> stays.</summary>
    public static string Shorten(string applicationName)
    {
        if (!applicationName.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || applicationName.Length == Suffix.Length)
        {
            return applicationName;
        }

        var name = applicationName[..^Suffix.Length];
        return name.Length > 1 && name.EndsWith('.') ? name[..^1] : name;
    }
}
