namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address of the machine the AppHost runs on; containers reach it by another name.</summary>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.EffectiveNetwork == KnownNetworkIdentifiers.LocalhostNetwork
            || !Uri.TryCreate(Url, UriKind.Absolute, out var uri)
            || !(uri.IsLoopback || uri.Host == "0.0.0.0"))
        {
            return new(Url);
        }

        var seen = new UriBuilder(uri) { Host = KnownHostNames.DefaultContainerTunnelHostName }.Uri.ToString();
        return new(Url.EndsWith('/') ? seen : seen.TrimEnd('/'));
    }
}
