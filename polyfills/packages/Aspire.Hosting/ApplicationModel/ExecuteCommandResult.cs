namespace Aspire.Hosting.ApplicationModel;

public sealed class ExecuteCommandResult
{
    private readonly string? _message;

    public required bool Success { get; init; }

    public bool Canceled { get; init; }

    [Obsolete("Use Message instead.")]
    public string? ErrorMessage
    {
        get => _message;
        init => _message ??= value;
    }

    public string? Message
    {
        get => _message;
        init => _message = value;
    }

    public CommandResultData? Data { get; init; }
}
