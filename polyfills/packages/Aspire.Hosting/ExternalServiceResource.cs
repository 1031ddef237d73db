using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A service that the application uses and does not run.</summary>
public sealed class ExternalServiceResource : Resource
{
    public ExternalServiceResource(string name, Uri uri)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (Problem(uri) is { } problem)
        {
            throw new ArgumentException(problem, nameof(uri));
        }

        Uri = uri;
    }

    public ExternalServiceResource(string name, ParameterResource urlParameter)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(urlParameter);
        UrlParameter = urlParameter;
    }

    public Uri? Uri { get; }

    public ParameterResource? UrlParameter { get; }

    internal static bool TryParse(string? url, [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out string? problem)
    {
        problem = Uri.TryCreate(url, UriKind.Absolute, out uri) ? Problem(uri) : "The URL for the external service must be an absolute URI.";
        uri = problem is null ? uri : null;
        return uri is not null;
    }

    /// <summary>The parameter's value as an address; nothing when publishing, as values are not known then.</summary>
    internal async ValueTask<Uri?> EnsureUrlIsValidAsync(IResource consumer, EnvironmentCallbackContext context)
    {
        if (context.ExecutionContext.IsPublishMode)
        {
            return null;
        }

        var value = await UrlParameter!.GetValueAsync(context.CancellationToken).ConfigureAwait(false);
        return TryParse(value, out var uri, out var problem)
            ? uri
            : throw new DistributedApplicationException(
                $"The URL parameter '{UrlParameter.Name}' for source resource '{Name}' is invalid while configuring target resource '{consumer.Name}': {problem}");
    }

    private static string? Problem(Uri uri) => !uri.IsAbsoluteUri ? "The URI for the external service must be absolute."
        : uri.Fragment.Length > 0 ? "The URI cannot contain a fragment."
        : uri.Query.Length > 0 ? "The URI cannot contain a query string."
        : null;
}
