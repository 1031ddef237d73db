using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>The forms of names and numbers in settings.</summary>
internal static partial class Grammar
{
    /// <summary>A server name has at most so many bytes: a user id of 255 must keep room for somebody.</summary>
    public const int MaxServerName = 230;

    /// <summary>A Matrix server name (https://spec.matrix.org/v1.16/appendices/#server-name), in lower case.</summary>
    public static bool IsServerName(string text) => text.Length <= MaxServerName
        && ServerName().Match(text) is { Success: true } match
        && (!match.Groups["port"].Success || IsPort(match.Groups["port"].Value))
        && IsServerHost(match);

    /// <summary>A host name below which or as which something is public: at least two labels (RFC 1123), no address.</summary>
    public static bool IsHostName(string text) => text.Length <= 253 && text.Contains('.') && IsSubdomain(text) && !IPAddress.TryParse(text, out _);

    /// <summary>A name of a Kubernetes namespace, label or Service (RFC 1123 label).</summary>
    public static bool IsLabel(string text) => text.Length <= 63 && Label().IsMatch(text);

    /// <summary>A name of any other Kubernetes object (RFC 1123 subdomain).</summary>
    public static bool IsSubdomain(string text) => text.Length is > 0 and <= 253 && text.Split('.').All(IsLabel);

    /// <summary>Registry and path of images, in lower case and without a slash at the end.</summary>
    public static bool IsRegistry(string text) => Registry().IsMatch(text);

    /// <summary>A tag of an image.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>A digest of an image.</summary>
    public static bool IsDigest(string text) => Digest().IsMatch(text);

    /// <summary>A size of a volume, with a unit.</summary>
    public static bool IsSize(string text) => Size().IsMatch(text);

    /// <summary>A network in CIDR notation, without bits behind the prefix.</summary>
    public static bool IsNetwork(string text) => text.Split('/') is [var first, _]
        && IPNetwork.TryParse(text, out var network)
        && network.BaseAddress.Equals(IPAddress.Parse(first));

    /// <summary>A public key of age (https://age-encryption.org/v1).</summary>
    public static bool IsAgeRecipient(string text) => AgeRecipient().IsMatch(text);

    /// <summary>A tenant's id, as the services read it.</summary>
    public static bool IsTenantId(string text) => text.Length == 0 || TenantId().IsMatch(text);

    private static bool IsPort(string text) => int.Parse(text, CultureInfo.InvariantCulture) is > 0 and <= 65535;

    private static bool IsServerHost(Match match)
    {
        if (match.Groups["v6"] is { Success: true } v6)
        {
            return IPAddress.TryParse(v6.Value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        }

        var host = match.Groups["host"].Value;
        return host.All(character => char.IsAsciiDigit(character) || character == '.')
            ? IPAddress.TryParse(host, out var v4) && v4.ToString() == host
            : IsSubdomain(host);
    }

    [GeneratedRegex(@"^(\[(?<v6>[0-9a-f:.]{2,45})\]|(?<host>[a-z0-9.-]{1,255}))(:(?<port>[0-9]{1,5}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServerName();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^[1-9][0-9]*(Mi|Gi|Ti|M|G|T)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"^age1[02-9ac-hj-np-z]{58}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AgeRecipient();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TenantId();
}
