using System.Diagnostics.CodeAnalysis;

namespace OpenMeet.ChatApi.Operations;

/// <summary>A value, or the failure that stands in its place.</summary>
internal readonly record struct Result<T>
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    public T? Value { get; }

    public Failure? Failure { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);

    /// <summary>Whether there is a failure; if not, there is a value.</summary>
    public bool Failed([NotNullWhen(true)] out Failure? failure, [MaybeNullWhen(true)] out T value)
    {
        (failure, value) = (Failure, Value!);
        return failure is not null;
    }
}
