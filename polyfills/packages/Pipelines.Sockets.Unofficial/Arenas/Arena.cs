using System.Buffers;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>
/// Memory that is handed out piece by piece and taken back at once. A piece never crosses blocks: what does not fit into
/// the rest of a block goes to the next. For one thread at a time.
/// </summary>
public sealed class Arena<T> : IDisposable
{
    private const int DefaultBlockBytes = 16 * 1024;
    private readonly List<IMemoryOwner<T>> _blocks = [];
    private readonly Allocator<T>? _allocator;
    private readonly int _blockLength;
    private readonly bool _clear;
    private int _block;
    private int _used;

    /// <summary>An arena whose blocks come from the allocator, or from the shared pool of arrays.</summary>
    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
        var bytes = options?.BlockSizeBytes is > 0 and var asked ? asked : DefaultBlockBytes;
        _blockLength = Math.Max(1, bytes / Unsafe.SizeOf<T>());
        _allocator = allocator;

        // A reference that stays behind would keep alive what it points to.
        _clear = RuntimeHelpers.IsReferenceOrContainsReferences<T>() || (options?.Flags & ArenaFlags.ClearAtReset) > 0;
    }

    /// <summary>Takes a piece, whose content is whatever was there.</summary>
    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        while (_block < _blocks.Count)
        {
            var memory = _blocks[_block].Memory;
            if (memory.Length - _used >= length)
            {
                var piece = memory.Slice(_used, length);
                _used += length;
                return new Sequence<T>(piece);
            }

            (_block, _used) = (_block + 1, 0);
        }

        _blocks.Add(New(Math.Max(length, _blockLength)));
        _used = length;
        return new Sequence<T>(_blocks[_block].Memory[..length]);
    }

    /// <summary>Takes everything back; the first block is kept for what comes.</summary>
    public void Reset()
    {
        for (var block = 0; block < _blocks.Count; block++)
        {
            Clear(_blocks[block], block == _block ? _used : _blocks[block].Memory.Length);
        }

        Release(keep: 1);
        (_block, _used) = (0, 0);
    }

    /// <summary>Gives the blocks back.</summary>
    public void Dispose()
    {
        Reset();
        Release(keep: 0);
    }

    private IMemoryOwner<T> New(int length) => _allocator?.Allocate(length) ?? MemoryPool<T>.Shared.Rent(length);

    private void Clear(IMemoryOwner<T> block, int used)
    {
        if (_clear)
        {
            block.Memory.Span[..used].Clear();
        }
    }

    private void Release(int keep)
    {
        for (var block = _blocks.Count - 1; block >= keep; block--)
        {
            _blocks[block].Dispose();
            _blocks.RemoveAt(block);
        }
    }
}
