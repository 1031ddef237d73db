using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>The part of MessagePack that the backplane speaks, each value in its shortest form (https://github.com/msgpack/msgpack/blob/master/spec.md).</summary>
internal sealed class MessagePackWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public MessagePackWriter Array(int count) => Header(count, 0x90, 15, null, 0xdc, 0xdd);

    public MessagePackWriter Map(int count) => Header(count, 0x80, 15, null, 0xde, 0xdf);

    public MessagePackWriter String(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Header(length, 0xa0, 31, 0xd9, 0xda, 0xdb);
        Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length));
        _buffer.Advance(length);
        return this;
    }

    public MessagePackWriter Binary(ReadOnlySpan<byte> value)
    {
        Header(value.Length, null, 0, 0xc4, 0xc5, 0xc6);
        _buffer.Write(value);
        return this;
    }

    public MessagePackWriter Int(int value) => value switch
    {
        >= -32 and <= 127 => Byte((byte)(sbyte)value),
        > 0 and <= byte.MaxValue => Byte(0xcc).Byte((byte)value),
        > 0 and <= ushort.MaxValue => Byte(0xcd).UInt16((ushort)value),
        > 0 => Byte(0xce).UInt32((uint)value),
        >= sbyte.MinValue => Byte(0xd0).Byte((byte)(sbyte)value),
        >= short.MinValue => Byte(0xd1).UInt16((ushort)(short)value),
        _ => Byte(0xd2).UInt32((uint)value),
    };

    private MessagePackWriter Header(int count, int? fix, int fixLimit, byte? with8, byte with16, byte with32) => count switch
    {
        _ when fix is { } code && count <= fixLimit => Byte((byte)(code | count)),
        <= byte.MaxValue when with8 is { } code => Byte(code).Byte((byte)count),
        <= ushort.MaxValue => Byte(with16).UInt16((ushort)count),
        _ => Byte(with32).UInt32((uint)count),
    };

    private MessagePackWriter Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    private MessagePackWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), value);
        _buffer.Advance(2);
        return this;
    }

    private MessagePackWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
        return this;
    }
}
