namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Makes arrays of sequences.</summary>
public static class SequenceExtensions
{
    /// <summary>The images of all elements.</summary>
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var array = new TTo[source.Length];
        source.CopyTo(array, projection);
        return array;
    }

    /// <summary>The images of all elements under a function that takes a state too.</summary>
    public static TTo[] ToArray<TFrom, TState, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        ArgumentNullException.ThrowIfNull(projection);
        if (source.IsEmpty)
        {
            return [];
        }

        var array = new TTo[source.Length];
        var elements = source.FirstSpan;
        for (var index = 0; index < elements.Length; index++)
        {
            array[index] = projection(in elements[index], in state);
        }

        return array;
    }

    /// <summary>Copies the images of all elements.</summary>
    /// <exception cref="InvalidOperationException">They do not fit.</exception>
    public static void CopyTo<TFrom, TTo>(this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var elements = source.FirstSpan;
        if (elements.Length > destination.Length)
        {
            throw new InvalidOperationException("The destination is too short.");
        }

        for (var index = 0; index < elements.Length; index++)
        {
            destination[index] = projection(in elements[index]);
        }
    }
}
