namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    [Obsolete("Use ExecutionConfigurationBuilder instead.")]
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(
        this IResourceWithEnvironment resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(applicationOperation), resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var values = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await ResolveAsync(resource, context.ExecutionContext, value).ConfigureAwait(false) is { } text)
            {
                values[name] = text;
            }
        }

        return values;
    }

    [Obsolete("Use ExecutionConfigurationBuilder instead.")]
    public static async ValueTask<string[]> GetArgumentValuesAsync(
        this IResourceWithArgs resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var context = new CommandLineArgsCallbackContext([], resource) { ExecutionContext = new DistributedApplicationExecutionContext(applicationOperation) };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var values = new List<string>();
        foreach (var argument in context.Args)
        {
            if (await ResolveAsync(resource, context.ExecutionContext, argument).ConfigureAwait(false) is { } text)
            {
                values.Add(text);
            }
        }

        return [.. values];
    }

    // At run time the value as the resource's own network sees it; published, the expression.
    private static async ValueTask<string?> ResolveAsync(IResource caller, DistributedApplicationExecutionContext context, object? value) => value switch
    {
        string text => text,
        IResourceBuilder<IResource> builder => await ResolveAsync(caller, context, builder.Resource).ConfigureAwait(false),
        IValueProvider provider when context.IsRunMode => await provider.GetValueAsync(
            new ValueProviderContext { ExecutionContext = context, Caller = caller }, CancellationToken.None).ConfigureAwait(false),
        IManifestExpressionProvider provider when context.IsPublishMode => provider.ValueExpression,
        _ => value?.ToString(),
    };
}
