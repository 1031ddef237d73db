namespace Pipelines.Sockets.Unofficial.Arenas;

#pragma warning disable CA1711 // The name is upstream's.
/// <summary>How an arena handles its memory.</summary>
[Flags]
public enum ArenaFlags
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Clears at a reset.</summary>
    ClearAtReset = 1 << 0,

    /// <summary>Clears when disposed.</summary>
    ClearAtDispose = 1 << 1,

    /// <summary>Unmanaged memory where possible.</summary>
    PreferUnmanaged = 1 << 2,

    /// <summary>Shares memory between blittable types, with padding.</summary>
    BlittablePaddedSharing = 1 << 3,

    /// <summary>Shares memory between blittable types of one size.</summary>
    BlittableNonPaddedSharing = 1 << 4,
}
