using System.Net;

namespace MatrixAuthenticationService.Configuration;

/// <param name="PublicBase">Where browsers find this service; always ends with a slash.</param>
/// <param name="Issuer">The issuer, character for character.</param>
/// <param name="TrustedProxies">Networks whose <c>X-Forwarded-For</c> is believed.</param>
internal sealed record HttpSettings(
    Uri PublicBase, string Issuer, IReadOnlyList<ListenerSettings> Listeners, IReadOnlyList<IPNetwork> TrustedProxies)
{
    // Upstream's own default, with its 10.0.0.0/10.
    private static readonly string[] DefaultProxies =
        ["192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/10", "127.0.0.1/8", "fd00::/8", "::1/128"];

    public static HttpSettings From(ConfigurationNode node)
    {
        var publicBase = node["public_base"].RequiredHttpUri();
        if (publicBase.Query.Length > 0 || publicBase.Fragment.Length > 0 || !publicBase.AbsolutePath.EndsWith('/'))
        {
            throw node["public_base"].Error("must have neither query nor fragment and a path that ends with a slash");
        }

        var listeners = node["listeners"].Required().Items().Select(ListenerSettings.From).ToArray();
        if (listeners.Length == 0)
        {
            throw node["listeners"].Error("must name at least one listener");
        }

        var proxies = node["trusted_proxies"];
        return new(
            publicBase,
            (node["issuer"].HttpUri() ?? publicBase).AbsoluteUri,
            listeners,
            proxies.Exists ? [.. proxies.Items().Select(Network)] : [.. DefaultProxies.Select(text => Network(text)!.Value)]);
    }

    private static IPNetwork Network(ConfigurationNode node) =>
        Network(node.RequiredText()) ?? throw node.Error("must be a network such as 10.0.0.0/8");

    private static IPNetwork? Network(string text)
    {
        // 127.0.0.1/8 is usual in these files though its host bits are set.
        var parts = text.Split('/');
        if (!IPAddress.TryParse(parts[0], out var address))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length > 2 || (parts.Length == 2 && (!int.TryParse(parts[1], out length) || length < 0 || length > bytes.Length * 8)))
        {
            return null;
        }

        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }
}
