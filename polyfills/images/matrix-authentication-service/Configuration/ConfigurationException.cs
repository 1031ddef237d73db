namespace MatrixAuthenticationService.Configuration;

/// <summary>A configuration that cannot be used. The message is one line that names the key.</summary>
internal sealed class ConfigurationException(string key, string reason) : Exception($"{key}: {reason}")
{
    public string Key { get; } = key;
}
