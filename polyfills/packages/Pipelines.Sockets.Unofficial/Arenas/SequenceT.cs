using System.Diagnostics.CodeAnalysis;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A piece of an arena, always of one segment here.</summary>
public readonly struct Sequence<T>
{
    private readonly Memory<T> _memory;

    internal Sequence(Memory<T> memory) => _memory = memory;

    /// <summary>How many elements.</summary>
    public long Length => _memory.Length;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _memory.IsEmpty;

    /// <summary>Whether the elements lie side by side.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Upstream's signature.")]
    public bool IsSingleSegment => true;

    /// <summary>The first segment: all elements.</summary>
    public Span<T> FirstSpan => _memory.Span;

    /// <summary>The segments.</summary>
    public SpanEnumerable Spans => new(_memory);

    /// <summary>One element.</summary>
    public ref T this[int index] => ref _memory.Span[index];

    /// <summary>Hides the element type.</summary>
    public Sequence Untyped() => Sequence.Of(_memory);

    /// <summary>Goes through the elements.</summary>
    public Enumerator GetEnumerator() => new(_memory.Span);

    /// <summary>A position among the elements.</summary>
    public ref struct Enumerator
    {
        private readonly Span<T> _span;
        private int _index;

        internal Enumerator(Span<T> span)
        {
            _span = span;
            _index = -1;
        }

        /// <summary>The element here.</summary>
        public readonly ref T Current => ref _span[_index];

        /// <summary>Goes to the next element; false behind the last.</summary>
        public bool MoveNext() => ++_index < _span.Length;

        /// <summary>Goes to the next element, which there must be, and gives it.</summary>
        /// <exception cref="IndexOutOfRangeException">There is none.</exception>
        public ref T GetNext() => ref _span[++_index];
    }

    /// <summary>The segments of a sequence.</summary>
    public readonly ref struct SpanEnumerable
    {
        private readonly Memory<T> _memory;

        internal SpanEnumerable(Memory<T> memory) => _memory = memory;

        /// <summary>Starts before the first segment.</summary>
        public SpanEnumerator GetEnumerator() => new(_memory.Span);
    }

    /// <summary>A position among the segments.</summary>
    public ref struct SpanEnumerator
    {
        private readonly Span<T> _span;
        private bool _done;

        internal SpanEnumerator(Span<T> span) => _span = span;

        /// <summary>The segment here.</summary>
        public readonly Span<T> Current => _span;

        /// <summary>Goes to the next segment; false behind the last.</summary>
        public bool MoveNext()
        {
            var more = !_done;
            _done = true;
            return more;
        }
    }
}
