namespace OpenMeet.Engine.Tests;

public sealed class SingleFileBundleTests : IDisposable
{
    private static readonly byte[] Signature = Convert.FromHexString("8B1202B96A612038727B930214D7A03213F5B9E6EFAE3318EE3B2DCE24B36AAE");

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_file_is_read_from_where_the_manifest_says()
    {
        Write(6, new BundleEntry(0, 4, 0), [1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], SingleFileBundle.Open(_file).Read("a.dll").ToArray());
    }

    [Fact]
    public void A_program_that_is_no_bundle_is_refused()
    {
        File.WriteAllBytes(_file, new byte[1000]);
        Assert.Throws<InvalidDataException>(() => SingleFileBundle.Open(_file));
    }

    [Fact]
    public void Another_format_is_refused()
    {
        Write(7, new BundleEntry(0, 4, 0), [1, 2, 3, 4]);
        Assert.Throws<InvalidDataException>(() => SingleFileBundle.Open(_file));
    }

    [Fact]
    public void A_compressed_file_is_refused()
    {
        Write(6, new BundleEntry(0, 4, 2), [1, 2, 3, 4]);
        Assert.Throws<InvalidDataException>(() => SingleFileBundle.Open(_file).Read("a.dll"));
    }

    [Fact]
    public void A_file_that_is_not_inside_is_refused()
    {
        Write(6, new BundleEntry(0, 4, 0), [1, 2, 3, 4]);
        Assert.Throws<InvalidDataException>(() => SingleFileBundle.Open(_file).Read("b.dll"));
    }

    public void Dispose() => File.Delete(_file);

    private void Write(uint version, BundleEntry entry, byte[] content)
    {
        using var writer = new BinaryWriter(File.Create(_file));
        writer.Write(content);
        writer.Write((long)(content.Length + sizeof(long) + Signature.Length));
        writer.Write(Signature);
        writer.Write(version);
        writer.Write(0u);
        writer.Write(1);
        writer.Write("bundle");
        writer.Write(new byte[5 * sizeof(long)]);
        writer.Write(entry.Offset);
        writer.Write(entry.Size);
        writer.Write(entry.CompressedSize);
        writer.Write((byte)1);
        writer.Write("a.dll");
    }
}
