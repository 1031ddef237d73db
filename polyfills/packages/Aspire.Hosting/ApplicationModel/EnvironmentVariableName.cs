namespace Aspire.Hosting.ApplicationModel;

internal static class EnvironmentVariableName
{
    /// <summary>The name with everything but letters, digits and underscores replaced; a leading digit gets an underscore.</summary>
    public static string Encode(string name)
    {
        var encoded = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? $"_{encoded}" : encoded;
    }
}
