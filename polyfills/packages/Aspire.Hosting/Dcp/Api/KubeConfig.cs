using System.Security.Cryptography.X509Certificates;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>Address, bearer token and certificate authority of a DCP API server, out of the file it writes when it is ready.</summary>
internal sealed record KubeConfig(Uri Server, string Token, X509Certificate2Collection Authorities)
{
    public static KubeConfig Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new InvalidDataException("The kubeconfig of DCP is not a YAML mapping.");
        }

        var cluster = First(root, "clusters", "cluster");
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(Scalar(cluster, "certificate-authority-data"))));
        return new KubeConfig(new Uri(Scalar(cluster, "server")), Scalar(First(root, "users", "user"), "token"), authorities);
    }

    private static YamlMappingNode First(YamlMappingNode root, string list, string item) =>
        root.Children.TryGetValue(list, out var entries)
        && entries is YamlSequenceNode { Children: [YamlMappingNode first, ..] }
        && first.Children.TryGetValue(item, out var node)
        && node is YamlMappingNode mapping
            ? mapping
            : throw new InvalidDataException($"The kubeconfig of DCP has no '{list}[0].{item}'.");

    private static string Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw new InvalidDataException($"The kubeconfig of DCP has no '{key}'.");
}
