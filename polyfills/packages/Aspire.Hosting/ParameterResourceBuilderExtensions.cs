using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddParameter(CreateParameter(builder, name, secret));
    }

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <exception cref="ArgumentException">A secret would be written into the manifest.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(valueGetter);
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException("A parameter cannot be both secret and published as a default value.", nameof(secret));
        }

        return builder.AddParameter(new ParameterResource(name, d => d?.GetDefaultValue() ?? valueGetter(), secret)
        {
            Default = publishValueAsDefault ? new ConstantParameterDefault(valueGetter) : null,
        });
    }

    /// <param name="builder">The application.</param>
    /// <param name="name">The parameter's name; its value is configured as <c>Parameters:name</c>.</param>
    /// <param name="value">Where the value comes from if it is not configured.</param>
    /// <param name="secret">Whether the value is hidden.</param>
    /// <param name="persist">Whether a value made while developing is kept in the user secrets.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        var effective = persist && builder.ExecutionContext.IsRunMode ? new UserSecretsParameterDefault(name, value, builder.UserSecretsManager) : value;
        return builder.AddParameter(new ParameterResource(name, d => GetValue(builder, $"Parameters:{name}", d), secret) { Default = effective });
    }

    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(configurationKey);
        return builder.AddParameter(new ParameterResource(name, d => GetValue(builder, configurationKey, d), secret) { ConfigurationKey = configurationKey });
    }

    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        (builder.Resource.Description, builder.Resource.EnableDescriptionMarkdown) = (description, enableMarkdown);
        return builder;
    }

    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddParameter(new ConnectionStringParameterResource(
            name,
            _ => builder.Configuration.GetConnectionString(name) ?? throw new MissingParameterValueException(
                $"Connection string parameter resource could not be used because connection string '{name}' is missing."),
            environmentVariableName));
    }

    /// <summary>A random secret; not yet part of the model, but written to the manifest when something refers to it.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0) => CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    public static ParameterResource CreateGeneratedParameter(
        IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = builder.ExecutionContext.IsRunMode
            ? new UserSecretsParameterDefault(name, parameterDefault, builder.UserSecretsManager)
            : parameterDefault;
        return parameter;
    }

    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new ParameterResource(name, d => GetValue(builder, $"Parameters:{name}", d), secret);
    }

    private static IResourceBuilder<T> AddParameter<T>(this IDistributedApplicationBuilder builder, T parameter)
        where T : ParameterResource => builder.AddResource(parameter).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Parameter",
            Properties = [new(CustomResourceKnownProperties.Source, parameter.ConfigurationKey)],
            State = KnownResourceStates.Waiting,
        });

    private static string GetValue(IDistributedApplicationBuilder builder, string key, ParameterDefault? fallback)
    {
        var value = builder.Configuration[key];
        if (string.IsNullOrEmpty(value))
        {
            // Environment variables cannot have hyphens in their names.
            value = builder.Configuration[key.Replace('-', '_')];
        }

        return value ?? fallback?.GetDefaultValue() ?? throw new MissingParameterValueException(
            $"Parameter resource could not be used because configuration key '{key}' is missing and the Parameter has no default value.");
    }
}
