using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Tells a resource another's connection string, and its parts.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        var flags = InjectionFlags(builder.Resource);
        return builder.WithReferenceRelationship(resource).WithEnvironment(context =>
        {
            var variables = context.EnvironmentVariables;
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                variables[resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}"] = new ConnectionStringReference(resource, optional);
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                var prefix = name.Length == 0 ? "" : $"{EnvironmentVariableName.Encode(name).ToUpperInvariant()}_";
                var added = resource.Annotations.OfType<ConnectionPropertyAnnotation>().Select(a => KeyValuePair.Create(a.Name, a.Value));
                foreach (var (property, value) in resource.GetConnectionProperties().Concat(added))
                {
                    variables[prefix + property.ToUpperInvariant()] = value;
                }
            }
        });
    }

    /// <summary>Tells a resource where another's endpoints are.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEndpoints(source.Resource, endpointName: null, name: null);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        return builder.WithEndpoints(source.Resource, endpointName: null, name);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.WithEndpoints(endpointReference.Resource, endpointReference.EndpointName, name: null);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(uri);
        var problem = !uri.IsAbsoluteUri ? "must be absolute"
            : uri.Fragment.Length > 0 ? "cannot contain a fragment"
            : uri.Query.Length > 0 ? "cannot contain a query string"
            : null;
        if (problem is not null)
        {
            throw new InvalidOperationException(
                $"The URI for service reference '{name}' is invalid while configuring target resource '{builder.Resource.Name}': it {problem}.");
        }

        var flags = InjectionFlags(builder.Resource);
        if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
        {
            builder.WithEnvironment($"services__{name}__default__0", uri.ToString());
        }

        return flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints) ? builder.WithEnvironment(EnvironmentVariableName.Encode(name), uri.ToString()) : builder;
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<ExternalServiceResource> externalService)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(externalService);
        var service = externalService.Resource;
        var flags = InjectionFlags(builder.Resource);
        return builder.WithReferenceRelationship(service).WithEnvironment(async context =>
        {
            var variable = EnvironmentVariableName.Encode(service.Name).ToUpperInvariant();
            object value = service.Uri is { } constant ? constant.ToString() : service.UrlParameter!;

            // Where a parameter's value is not known its scheme is not either.
            var uri = service.Uri ?? await service.EnsureUrlIsValidAsync(builder.Resource, context).ConfigureAwait(false);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[service.Uri is null && uri is not null ? $"{variable}_{uri.Scheme.ToUpperInvariant()}" : variable] = value;
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                context.EnvironmentVariables[$"services__{service.Name}__{uri?.Scheme ?? "default"}__0"] = value;
            }
        });
    }

    public static ReferenceExpression GetConnectionProperty(this IResourceWithConnectionString resource, string key)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.GetConnectionProperties().FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase)).Value ?? ReferenceExpression.Empty;
    }

    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ConnectionPropertyAnnotation(name, value));
    }

    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, string value)
        where T : IResourceWithConnectionString => builder.WithConnectionProperty(name, ReferenceExpression.Create($"{value}"));

    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);
    }

    // One callback per referenced resource, however many of its endpoints are named.
    private static IResourceBuilder<T> WithEndpoints<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints source, string? endpointName, string? name)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        var reference = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(a => a.Resource == source);
        if (reference is null)
        {
            reference = new EndpointReferenceAnnotation(source) { ContextNetworkId = builder.Resource.GetDefaultResourceNetwork() };
            builder.WithAnnotation(reference);
            builder.WithEnvironment(context => EndpointVariables.Add(context, reference, name, InjectionFlags(context.Resource)));
        }

        if (endpointName is null)
        {
            reference.UseAllEndpoints = true;
        }
        else
        {
            reference.EndpointNames.Add(endpointName);
        }

        return builder.WithReferenceRelationship(source);
    }
}
