namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is set later, perhaps more than once; those who came early get the first.</summary>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _later;

    public bool IsValueSet => _first.Task.IsCompleted;

    public Task<T> GetValueAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return _later ?? _first.Task.WaitAsync(cancellationToken);
        }
    }

    public void SetValue(T value)
    {
        lock (_lock)
        {
            if (!_first.TrySetResult(value))
            {
                _later = Task.FromResult(value);
            }
        }
    }

    public void SetException(Exception exception)
    {
        lock (_lock)
        {
            if (!_first.TrySetException(exception))
            {
                _later = Task.FromException<T>(exception);
            }
        }
    }
}
