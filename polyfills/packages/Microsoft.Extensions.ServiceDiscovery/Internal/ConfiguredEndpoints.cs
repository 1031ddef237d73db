using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Finds a service's address under <c>services:{name}:{endpoint}:{index}</c>: the section of the endpoint that was named,
/// else the first of <c>default</c> and the asked schemes that exists; of its addresses those of the most wanted scheme,
/// in turn. A name that is not configured is left to DNS.
/// </summary>
internal sealed class ConfiguredEndpoints(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, StrongBox> _turns = new(StringComparer.OrdinalIgnoreCase);

    public Uri Resolve(Uri uri)
    {
        var name = ServiceName.Of(uri);
        var section = configuration.GetSection("services").GetSection(name.Service);
        if (!section.Exists())
        {
            return WithAuthority(uri, name.Schemes[0], name.Service, uri.IsDefaultPort ? -1 : uri.Port, null);
        }

        var addresses = Candidates(section, name);
        if (addresses.Count == 0)
        {
            throw new InvalidOperationException($"No service endpoints were resolved for '{uri.GetLeftPart(UriPartial.Authority)}'.");
        }

        var turn = _turns.GetOrAdd(uri.GetLeftPart(UriPartial.Authority), _ => new StrongBox());
        var chosen = addresses[(int)((uint)Interlocked.Increment(ref turn.Value) % (uint)addresses.Count)];
        return WithAuthority(uri, chosen.Scheme, chosen.Host, chosen.IsDefaultPort ? -1 : chosen.Port, chosen.AbsolutePath);
    }

    private static List<Uri> Candidates(IConfigurationSection service, ServiceName name)
    {
        var endpoint = name.Endpoint ?? name.Schemes.Prepend("default").FirstOrDefault(key => service.GetSection(key).Exists());
        if (endpoint is null)
        {
            return [];
        }

        var section = service.GetSection(endpoint);
        var values = section.Value is { Length: > 0 } ? [section] : section.GetChildren().ToArray();
        var addresses = values.Select(value => Parse(value, name, endpoint)).ToList();
        var best = name.Schemes.FirstOrDefault(scheme => addresses.Any(address => address.Scheme == scheme));
        return addresses.FindAll(address => address.Scheme == best);
    }

    private static Uri Parse(IConfigurationSection value, ServiceName name, string endpoint)
    {
        var text = value.Value ?? "";
        var address = text.Contains("://", StringComparison.Ordinal) ? text : $"{name.Schemes[0]}://{text}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri
            : throw new KeyNotFoundException($"The endpoint configuration section for service '{name.Service}' endpoint '{endpoint}' has an invalid value with key '{value.Key}'.");
    }

    private static Uri WithAuthority(Uri uri, string scheme, string host, int port, string? basePath)
    {
        var builder = new UriBuilder(uri) { Scheme = scheme, Host = host, Port = port };
        if (basePath is { Length: > 1 })
        {
            builder.Path = basePath.TrimEnd('/') + uri.AbsolutePath;
        }

        return builder.Uri;
    }

    private sealed class StrongBox
    {
        public int Value = -1;
    }
}
