namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside of the application.</summary>
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _value;
    private string? _configurationKey;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _value = new Lazy<string>(() => callback(Default));
        Secret = secret;
    }

    [Obsolete("Use GetValueAsync for async access or pass the ParameterResource directly to methods that accept it (e.g., environment variables).")]
    public string Value => GetValueAsync(default).AsTask().GetAwaiter().GetResult()!;

    public ParameterDefault? Default { get; set; }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    internal string ConfigurationKey
    {
        get => _configurationKey ?? (IsConnectionString ? $"ConnectionStrings:{Name}" : $"Parameters:{Name}");
        set => _configurationKey = value;
    }

    /// <summary>Set at run time: the value, when it is known or has been asked for.</summary>
    internal TaskCompletionSource<string>? WaitForValueTcs { get; set; }

    internal string ValueInternal => WaitForValueTcs?.Task is { IsCompletedSuccessfully: true } known ? known.Result : _value.Value;

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => WaitForValueTcs is { } awaited
        ? await awaited.Task.WaitAsync(cancellationToken).ConfigureAwait(false)
        : ValueInternal;

    public ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken) => GetValueAsync(cancellationToken);
}
