namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Configures an arena.</summary>
/// <param name="flags">How it handles its memory.</param>
/// <param name="blockSizeBytes">The size of a block; the arena's choice when 0.</param>
/// <param name="retentionPolicy">
/// How many elements to keep at a reset, of how many were kept and how many were used; the arena's choice when null.
/// </param>
public sealed class ArenaOptions(
    ArenaFlags flags = ArenaFlags.BlittableNonPaddedSharing,
    int blockSizeBytes = 0,
    Func<long, long, long>? retentionPolicy = null)
{
    /// <summary>How it handles its memory.</summary>
    public ArenaFlags Flags { get; } = flags;

    /// <summary>The size of a block in bytes; 0: the arena's choice.</summary>
    public int BlockSizeBytes { get; } = blockSizeBytes;

    /// <summary>What to keep at a reset.</summary>
    public Func<long, long, long>? RetentionPolicy { get; } = retentionPolicy;
}
