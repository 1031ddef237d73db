using Microsoft.Extensions.Configuration;

namespace OpenMeet.ServiceDefaults.Configuration;

/// <summary>Reads settings that a service cannot start without.</summary>
public static class RequiredSettings
{
    /// <summary>Reads several settings, and reports everything that is missing or invalid at once.</summary>
    /// <exception cref="SettingsException">One line per setting.</exception>
    public static T Read<T>(this IConfiguration configuration, Func<SettingsReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(read);
        var reader = new SettingsReader(configuration);
        var settings = read(reader);
        return reader.Problems.Count == 0 ? settings : throw new SettingsException(reader.Problems);
    }

    /// <summary>One setting that must not be empty.</summary>
    /// <exception cref="SettingsException">It is missing.</exception>
    public static string Required(this IConfiguration configuration, string name) =>
        configuration.Read(settings => settings.Required(name));

    /// <summary>One absolute http or https URL.</summary>
    /// <exception cref="SettingsException">It is missing or invalid.</exception>
    public static Uri RequiredUri(this IConfiguration configuration, string name) =>
        configuration.Read(settings => settings.RequiredUri(name));

    /// <summary>Exactly <paramref name="bytes"/> bytes in hexadecimal digits.</summary>
    /// <exception cref="SettingsException">It is missing or invalid.</exception>
    public static byte[] RequiredHex(this IConfiguration configuration, string name, int bytes) =>
        configuration.Read(settings => settings.RequiredHex(name, bytes));
}
