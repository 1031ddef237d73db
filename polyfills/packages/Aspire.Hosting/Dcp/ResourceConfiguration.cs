using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Runs the callbacks that make up a resource's environment and arguments, once per start and for all its replicas together, and
/// resolves what they gave as seen from the resource's own network.
/// </summary>
internal sealed partial class ResourceConfiguration(DistributedApplicationExecutionContext executionContext)
{
    private readonly ConcurrentDictionary<IResource, Lazy<Task<RawConfiguration>>> _raw = new();

    /// <summary>What the callbacks gave, unresolved.</summary>
    public Task<RawConfiguration> GetRawAsync(IResource resource, ILogger logger, CancellationToken cancellationToken) =>
        _raw.GetOrAdd(resource, r => new(() => RunCallbacksAsync(r, logger, cancellationToken))).Value;

    /// <summary>Makes the next start run the callbacks again.</summary>
    public void Forget(IResource resource) => _raw.TryRemove(resource, out _);

    /// <exception cref="ResourceConfigurationException">A value could not be had; the resource's log tells which.</exception>
    public async Task<ResolvedConfiguration> ResolveAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var raw = await GetRawAsync(resource, logger, cancellationToken).ConfigureAwait(false);
        var arguments = ImmutableArray.CreateBuilder<ResolvedArgument>();
        foreach (var argument in raw.Arguments)
        {
            var text = await GetAsync("argument value", argument.ToString() ?? "", argument).ConfigureAwait(false);
            if (text is not null)
            {
                arguments.Add(new ResolvedArgument(text, IsSensitive(argument)));
            }
        }

        var environment = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (name, value) in raw.Environment)
        {
            if (await GetAsync("environment variable", name, value).ConfigureAwait(false) is { } text)
            {
                environment.Add(new(name, text));
            }
        }

        return new ResolvedConfiguration(arguments.ToImmutable(), environment.ToImmutable());

        async ValueTask<string?> GetAsync(string what, string name, object value)
        {
            try
            {
                return await ResolveAsync(value, resource, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogUnresolved(logger, e, what, name);
                throw new ResourceConfigurationException($"Failed to apply configuration to {resource.Name}", e);
            }
        }
    }

    /// <summary>Resources of which some value is used, directly or inside an expression.</summary>
    public static IEnumerable<IResource> References(RawConfiguration raw)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return raw.Environment.Values.Concat(raw.Arguments).SelectMany(v => Walk(v, seen)).Distinct();
    }

    private async ValueTask<string?> ResolveAsync(object value, IResource caller, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(
            new ValueProviderContext { ExecutionContext = executionContext, Caller = caller }, cancellationToken).ConfigureAwait(false),
        bool flag => flag ? "true" : "false",
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await ResolveAsync(provider, caller, cancellationToken).ConfigureAwait(false),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private async Task<RawConfiguration> RunCallbacksAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
        {
            var context = new CommandLineArgsCallbackContext(arguments, resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var environment = new Dictionary<string, object>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
        {
            var context = new EnvironmentCallbackContext(executionContext, resource, environment, cancellationToken) { Logger = logger };
            await annotation.Callback(context).ConfigureAwait(false);
        }

        return new RawConfiguration(environment, arguments);
    }

    private static bool IsSensitive(object argument) => argument switch
    {
        ParameterResource parameter => parameter.Secret,
        ConnectionStringReference => true,
        IValueWithReferences composed => composed.References.Any(IsSensitive),
        _ => false,
    };

    private static IEnumerable<IResource> Walk(object value, HashSet<object> seen)
    {
        if (!seen.Add(value))
        {
            yield break;
        }

        if (value is IResource resource)
        {
            yield return resource;
        }

        var inner = value switch
        {
            IResourceBuilder<IResource> builder => [builder.Resource],
            IValueWithReferences composed => composed.References,
            _ => [],
        };
        foreach (var reference in inner.SelectMany(i => Walk(i, seen)))
        {
            yield return reference;
        }
    }

    [LoggerMessage(LogLevel.Critical, "Failed to apply {What} '{Name}'. A dependency may have failed to start.")]
    private static partial void LogUnresolved(ILogger logger, Exception exception, string what, string name);
}
