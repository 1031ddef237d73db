using System.Buffers;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Makes an arena's blocks.</summary>
public abstract class Allocator<T>
{
    /// <summary>A block of at least this length.</summary>
    public abstract IMemoryOwner<T> Allocate(int length);
}
