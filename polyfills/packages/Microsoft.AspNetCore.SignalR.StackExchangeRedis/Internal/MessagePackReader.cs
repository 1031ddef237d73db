using System.Buffers.Binary;
using System.Text;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>Reads what <see cref="MessagePackWriter"/>, or upstream's library, wrote: every form of the kinds it needs.</summary>
/// <exception cref="InvalidDataException">By all members: the data are of another kind, or end early.</exception>
internal ref struct MessagePackReader(ReadOnlyMemory<byte> data)
{
    private ReadOnlyMemory<byte> _rest = data;

    public int Array() => Byte() switch
    {
        var code and >= 0x90 and <= 0x9f => code & 0x0f,
        0xdc => Number(2),
        0xdd => Number(4),
        var code => throw Unexpected(code),
    };

    /// <summary>An array of at least so many items; a newer server may write more.</summary>
    public int Array(int atLeast) => Array() is var count && count >= atLeast ? count : throw new InvalidDataException("Insufficient items in array.");

    public int Map() => Byte() switch
    {
        var code and >= 0x80 and <= 0x8f => code & 0x0f,
        0xde => Number(2),
        0xdf => Number(4),
        var code => throw Unexpected(code),
    };

    public string String() => Encoding.UTF8.GetString(Take(Byte() switch
    {
        var code and >= 0xa0 and <= 0xbf => code & 0x1f,
        0xd9 => Number(1),
        0xda => Number(2),
        0xdb => Number(4),
        var code => throw Unexpected(code),
    }).Span);

    public ReadOnlyMemory<byte> Binary() => Take(Byte() switch
    {
        0xc4 => Number(1),
        0xc5 => Number(2),
        0xc6 => Number(4),
        var code => throw Unexpected(code),
    });

    public int Int() => Byte() switch
    {
        var code and <= 0x7f => code,
        var code and >= 0xe0 => (sbyte)code,
        0xcc => Number(1),
        0xcd => Number(2),
        0xce => Number(4),
        0xd0 => (sbyte)Take(1).Span[0],
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2).Span),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4).Span),
        var code => throw Unexpected(code),
    };

    private static InvalidDataException Unexpected(int code) => new($"Unexpected MessagePack code 0x{code:x2}.");

    private int Byte() => Take(1).Span[0];

    private int Number(int bytes)
    {
        var taken = Take(bytes).Span;
        return bytes switch
        {
            1 => taken[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(taken),
            _ => BinaryPrimitives.ReadUInt32BigEndian(taken) is var number and <= int.MaxValue
                ? (int)number
                : throw new InvalidDataException("A length or number exceeds 2^31 - 1."),
        };
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("The MessagePack data end early.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
