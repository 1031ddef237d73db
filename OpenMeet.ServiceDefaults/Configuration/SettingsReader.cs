using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Configuration;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ServiceDefaults.Configuration;

/// <summary>
/// Reads settings and collects what is wrong with them, so that one start names all of them. A method that found a problem
/// returns a value nobody will see: <see cref="RequiredSettings.Read"/> throws before it gets out.
/// </summary>
public sealed class SettingsReader
{
    private static readonly Uri NoUri = new("about:blank");
    private readonly IConfiguration _configuration;
    private readonly List<string> _problems = [];

    internal SettingsReader(IConfiguration configuration) => _configuration = configuration;

    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>A setting that must not be empty.</summary>
    public string Required(string name)
    {
        var value = Optional(name);
        return value ?? Problem(name, "is not set", "");
    }

    /// <summary>A setting that may be absent; empty counts as absent.</summary>
    public string? Optional(string name) => _configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>A connection string by its Aspire name, set as <c>ConnectionStrings__{name}</c>.</summary>
    public string RequiredConnectionString(string name) =>
        Required($"ConnectionStrings:{name}");

    /// <summary>An absolute http or https URL without user, query or fragment.</summary>
    public Uri RequiredUri(string name)
    {
        if (Optional(name) is not { } value)
        {
            return Problem(name, "is not set", NoUri);
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri is { UserInfo: "", Query: "", Fragment: "" }
                ? uri
                : Problem(name, "is not an absolute http or https URL without user, query or fragment", NoUri);
    }

    /// <summary>A base URL: as <see cref="RequiredUri"/>, and its path ends with a slash so that relative paths extend it.</summary>
    public Uri RequiredBaseUri(string name)
    {
        var uri = RequiredUri(name);
        return uri.AbsolutePath.EndsWith('/') || ReferenceEquals(uri, NoUri) ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    /// <summary>Exactly <paramref name="bytes"/> bytes in hexadecimal digits.</summary>
    public byte[] RequiredHex(string name, int bytes)
    {
        if (Optional(name) is not { } value)
        {
            return Problem<byte[]>(name, "is not set", []);
        }

        return value.Length == 2 * bytes && value.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(value)
            : Problem<byte[]>(name, $"is not {2 * bytes} hexadecimal digits", []);
    }

    /// <summary>One of an enumeration's names, any case; <paramref name="fallback"/> when absent.</summary>
    public T OneOf<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (Optional(name) is not { } value)
        {
            return fallback;
        }

        return Enum.TryParse<T>(value, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? parsed
            : Problem(name, $"is not one of {string.Join(", ", Enum.GetNames<T>())}", fallback);
    }

    /// <summary>The tenants, from base64 JSON.</summary>
    public TenantCatalog RequiredTenants(string name = "TENANTS_B64")
    {
        if (Optional(name) is not { } value)
        {
            return Problem(name, "is not set", TenantCatalog.Empty);
        }

        if (!TryDecode(value, out var json))
        {
            return Problem(name, "is not base64", TenantCatalog.Empty);
        }

        var (catalog, problems) = TenantParser.Parse(json);
        _problems.AddRange(problems.Select(problem => $"{name} {problem}."));
        return catalog;
    }

    /// <summary>Reports a value that the caller found wrong; <paramref name="what"/> completes "SETTING …".</summary>
    public T Problem<T>(string name, string what, T value)
    {
        // As it is written in the environment.
        _problems.Add($"{name.Replace(":", "__", StringComparison.Ordinal)} {what}.");
        return value;
    }

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(Encoding.UTF8.GetByteCount(base64))];
        if (!Convert.TryFromBase64String(base64, bytes, out var written))
        {
            return false;
        }

        bytes = bytes[..written];
        return true;
    }
}
