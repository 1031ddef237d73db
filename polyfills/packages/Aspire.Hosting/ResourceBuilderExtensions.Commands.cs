using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command, or replaces the one of that name.</summary>
    [OverloadResolutionPriority(1)]
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = commandOptions ?? new CommandOptions();

        // Refuses two arguments of one name.
        _ = new InteractionInputCollection(options.Arguments);
        if (builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().SingleOrDefault(a => a.Name == name) is { } replaced)
        {
            builder.Resource.Annotations.Remove(replaced);
        }

        return builder.WithAnnotation(new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
            options.Arguments,
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted,
            options.Visibility,
            options.ValidateArguments)
        {
            Parameter = options.Parameter,
        });
    }

    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        [EndpointName] string? endpointName = null,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints =>
        builder.WithHttpCommand(path, displayName, HttpEndpoint(builder, endpointName, "HTTP command"), commandName, commandOptions);

    /// <summary>Adds a command that sends a request, a POST unless said otherwise, while the resource runs.</summary>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(
        this IResourceBuilder<TResource> builder,
        string path,
        string displayName,
        Func<EndpointReference>? endpointSelector,
        string? commandName = null,
        HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = (endpointSelector ?? HttpEndpoint(builder, endpointName: null, "HTTP command"))();
        EnsureHttp(builder.Resource, endpoint, "HTTP command");
        builder.ApplicationBuilder.Services.AddHttpClient();
        var options = commandOptions ?? new HttpCommandOptions();
        options.Method ??= HttpMethod.Post;
        options.UpdateState ??= context =>
            context.ResourceSnapshot.State?.Text is { } state && (state == KnownResourceStates.Running || state == KnownResourceStates.RuntimeUnhealthy)
                ? ResourceCommandState.Enabled
                : ResourceCommandState.Disabled;
        var name = commandName ?? $"{endpoint.Resource.Name}-{endpoint.EndpointName}-http-{options.Method.Method.ToLowerInvariant()}-{path}";
        return builder.WithCommand(name, displayName, new HttpCommand(endpoint, path, options).ExecuteAsync, options);
    }
}
