using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the manifest, resource by resource.</summary>
public sealed class ManifestPublishingContext(DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    private readonly ManifestReferences _references = new();
    private readonly PublishPortAllocator _ports = new();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A path as the manifest has it: relative to the manifest, with forward slashes.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? GetManifestRelativePath(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var directory = Path.GetDirectoryName(Path.GetFullPath(ManifestPath))
            ?? throw new DistributedApplicationException("Could not get directory name of output path");
        return Path.GetRelativePath(directory, path.Replace('\\', '/').Replace('/', Path.DirectorySeparatorChar)).Replace('\\', '/');
    }

    /// <summary>Has what a value refers to written too, after the model's own resources.</summary>
    public void TryAddDependentResources(object? value) => _references.Add(value);

    public void WriteConnectionString(IResource resource)
    {
        if (resource is IResourceWithConnectionString { ConnectionStringExpression: { } expression })
        {
            TryAddDependentResources(expression);
            Writer.WriteString("connectionString", Express(expression, string.Empty));
        }
    }

    public void WriteBindings(IResource resource)
    {
        var endpoints = PublishedEndpoint.Resolve(resource, _ports);
        if (endpoints.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject("bindings");
        foreach (var endpoint in endpoints)
        {
            endpoint.Write(Writer);
        }

        Writer.WriteEndObject();
    }

    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var variables = new Dictionary<string, object>();
        var context = new EnvironmentCallbackContext(ExecutionContext, resource, variables, CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        if (variables.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject("env");
        foreach (var (name, value) in variables)
        {
            Writer.WriteString(name, Express(value, ManifestValues.ToText(value)));
            TryAddDependentResources(ManifestValues.Unwrap(value));
        }

        Writer.WriteEndObject();
    }

    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var arguments = new List<object>();
        var context = new CommandLineArgsCallbackContext(arguments, resource, CancellationToken) { ExecutionContext = ExecutionContext };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        if (arguments.Count == 0)
        {
            return;
        }

        Writer.WriteStartArray("args");
        foreach (var value in arguments)
        {
            Writer.WriteStringValue(Express(value, ManifestValues.ToText(value)));
            TryAddDependentResources(ManifestValues.Unwrap(value));
        }

        Writer.WriteEndArray();
    }

    public Task WriteContainerAsync(ContainerResource container) => new ManifestResourceWriter(this).WriteContainerAsync(container);

    /// <summary>What a value is called in the manifest.</summary>
    internal string Express(object? value, string otherwise) =>
        value is ReferenceExpression expression ? _references.Express(expression) : otherwise;

    internal async Task WriteModelAsync(DistributedApplicationModel model)
    {
        var resources = new ManifestResourceWriter(this);
        _references.Reserve(model.Resources.Select(resource => resource.Name));
        Writer.WriteStartObject();
        Writer.WriteStartObject("resources");
        foreach (var resource in model.Resources)
        {
            await WriteAsync(resource).ConfigureAwait(false);
        }

        foreach (var resource in _references.TakeResources(model))
        {
            await WriteAsync(resource).ConfigureAwait(false);
        }

        _references.WriteRemainingFormatted(Writer);
        await _references.WriteConditionalsAsync(Writer, CancellationToken).ConfigureAwait(false);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
        await Writer.FlushAsync(CancellationToken).ConfigureAwait(false);

        async Task WriteAsync(IResource resource)
        {
            await resources.WriteAsync(resource).ConfigureAwait(false);
            if (resource is ParameterResource parameter)
            {
                _references.WriteFormatted(Writer, parameter);
            }
        }
    }
}
