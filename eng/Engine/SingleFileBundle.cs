using System.Buffers.Binary;

namespace OpenMeet.Engine;

/// <summary>
/// The files inside a .NET single-file application. The eight bytes before the bundle signature hold the manifest's
/// offset (dotnet/runtime, src/installer/managed/Microsoft.NET.HostModel/Bundle/Manifest.cs, format 6).
/// </summary>
internal sealed class SingleFileBundle
{
    private const int SupportedMajorVersion = 6;

    // Location of deps.json and runtimeconfig.json (four numbers) and the flags: all of them are entries as well.
    private const int HeaderTail = 5 * sizeof(long);

    private static readonly byte[] Signature =
        Convert.FromHexString("8B1202B96A612038727B930214D7A03213F5B9E6EFAE3318EE3B2DCE24B36AAE");

    private readonly byte[] _file;
    private readonly Dictionary<string, BundleEntry> _entries = new(StringComparer.Ordinal);

    private SingleFileBundle(byte[] file) => _file = file;

    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <exception cref="InvalidDataException">The file is no single-file application of a known format.</exception>
    public static SingleFileBundle Open(string path)
    {
        var bundle = new SingleFileBundle(File.ReadAllBytes(path));
        bundle.ReadManifest();
        return bundle;
    }

    /// <exception cref="InvalidDataException">There is no such file inside, or it is compressed.</exception>
    public ReadOnlyMemory<byte> Read(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            throw new InvalidDataException($"The bundle has no '{name}'.");
        }

        return entry.CompressedSize == 0
            ? _file.AsMemory(checked((int)entry.Offset), checked((int)entry.Size))
            : throw new InvalidDataException($"'{name}' is compressed, which this reader does not do.");
    }

    private void ReadManifest()
    {
        var signature = _file.AsSpan().IndexOf(Signature);
        if (signature < sizeof(long))
        {
            throw new InvalidDataException("No .NET single-file application: the bundle signature is missing.");
        }

        var offset = BinaryPrimitives.ReadInt64LittleEndian(_file.AsSpan(signature - sizeof(long)));
        using var reader = new BinaryReader(new MemoryStream(_file, writable: false) { Position = offset });
        var version = (Major: reader.ReadUInt32(), Minor: reader.ReadUInt32());
        if (version.Major != SupportedMajorVersion)
        {
            throw new InvalidDataException($"Bundle format {version.Major}.{version.Minor} is not known.");
        }

        var count = reader.ReadInt32();
        _ = reader.ReadString(); // the bundle's id
        reader.BaseStream.Seek(HeaderTail, SeekOrigin.Current);
        for (var i = 0; i < count; i++)
        {
            var entry = new BundleEntry(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            _ = reader.ReadByte(); // the file's type
            _entries[reader.ReadString()] = entry;
        }
    }
}
