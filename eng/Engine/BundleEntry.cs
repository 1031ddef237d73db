namespace OpenMeet.Engine;

/// <summary>One file inside a single-file application.</summary>
internal readonly record struct BundleEntry(long Offset, long Size, long CompressedSize);
