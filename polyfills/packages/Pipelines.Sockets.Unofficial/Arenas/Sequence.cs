using System.Buffers;
using System.Runtime.InteropServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A piece of an arena whose element type is known to its user: a struct can hold one of its own type so.</summary>
public readonly struct Sequence
{
    private readonly object? _owner;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(object? owner, int start, int length) => (_owner, _start, _length) = (owner, start, length);

    /// <summary>How many elements.</summary>
    public long Length => _length;

    /// <summary>The piece with its element type.</summary>
    /// <exception cref="InvalidCastException">It is of another.</exception>
    public Sequence<T> Cast<T>() => _owner switch
    {
        null => default,
        T[] array => new Sequence<T>(array.AsMemory(_start, _length)),
        MemoryManager<T> manager => new Sequence<T>(manager.Memory.Slice(_start, _length)),
        _ => throw new InvalidCastException($"The sequence has no elements of {typeof(T).Name}."),
    };

    internal static Sequence Of<T>(Memory<T> memory)
    {
        if (MemoryMarshal.TryGetArray<T>(memory, out var segment))
        {
            return new(segment.Array, segment.Offset, segment.Count);
        }

        return MemoryMarshal.TryGetMemoryManager<T, MemoryManager<T>>(memory, out var manager, out var start, out var length)
            ? new(manager, start, length)
            : default;
    }
}
