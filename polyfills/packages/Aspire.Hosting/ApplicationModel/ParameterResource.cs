namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is given from outside the model.</summary>
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _value;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _value = new Lazy<string>(() => callback(Default));
        Secret = secret;
    }

    public ParameterDefault? Default { get; set; }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    /// <summary>The value; computed once.</summary>
    internal string ValueInternal => _value.Value;

    /// <summary>Where configuration holds the value.</summary>
    internal string ConfigurationKey
    {
        get => field ?? (IsConnectionString ? $"ConnectionStrings:{Name}" : $"Parameters:{Name}");
        set;
    }

    /// <summary>Set in run mode: completes when the value is there, be it later, typed by somebody.</summary>
    internal TaskCompletionSource<string>? WaitForValueTcs { get; set; }

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
        WaitForValueTcs is { } later ? await later.Task.WaitAsync(cancellationToken).ConfigureAwait(false) : ValueInternal;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(cancellationToken);
}
