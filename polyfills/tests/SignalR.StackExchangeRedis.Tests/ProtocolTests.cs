using System.Text;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;
using Xunit;

namespace SignalR.StackExchangeRedis.Tests;

/// <summary>Bytes by hand from the MessagePack specification and upstream's description of its messages.</summary>
public sealed class ProtocolTests
{
    private static readonly RedisProtocol Protocol = new([new JsonHubProtocol()]);

    [Fact]
    public void An_invocation_is_excluded_ids_and_one_serialisation_per_hub_protocol()
    {
        const string Json = "{\"type\":1,\"target\":\"T\",\"arguments\":[]}\u001e";
        var expected = $"92 91 A178 81 A4{Hex("json")} C4{Json.Length:X2}{Hex(Json)}".Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(expected, Convert.ToHexString(Protocol.WriteInvocation("T", [], excludedConnectionIds: ["x"])));
    }

    [Fact]
    public void An_invocation_with_a_result_ends_with_id_and_return_channel()
    {
        var read = RedisProtocol.ReadInvocation(Protocol.WriteInvocation("T", [], "id1", returnChannel: "back"));
        Assert.Equal(("id1", "back"), (read.InvocationId, read.ReturnChannel));
        Assert.Empty(read.ExcludedConnectionIds);
    }

    [Fact]
    public void A_group_command_is_five_values() => Assert.Equal(
        "95CD0400A17301A167A163",
        Convert.ToHexString(RedisProtocol.WriteGroupCommand(new RedisGroupCommand(1024, "s", GroupAction.Add, "g", "c"))));

    [Theory]
    [InlineData(0, "9100")]
    [InlineData(127, "917F")]
    [InlineData(128, "91CC80")]
    [InlineData(65535, "91CDFFFF")]
    [InlineData(65536, "91CE00010000")]
    [InlineData(int.MaxValue, "91CE7FFFFFFF")]
    [InlineData(-1, "91FF")]
    [InlineData(-33, "91D0DF")]
    [InlineData(-129, "91D1FF7F")]
    [InlineData(int.MinValue, "91D280000000")]
    public void An_acknowledgement_is_an_id_in_its_shortest_form(int id, string hex)
    {
        Assert.Equal(hex, Convert.ToHexString(RedisProtocol.WriteAck(id)));
        Assert.Equal(id, RedisProtocol.ReadAck(Convert.FromHexString(hex)));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(256)]
    [InlineData(70_000)]
    public void Texts_and_bytes_of_every_length_come_back(int length)
    {
        var completion = new RedisCompletion(new string('é', length), new byte[length]);
        var read = RedisProtocol.ReadCompletion(RedisProtocol.WriteCompletion(completion));
        Assert.Equal((completion.ProtocolName, length), (read.ProtocolName, read.Message.Length));
    }

    [Fact]
    public void What_a_newer_server_adds_is_passed_over() =>
        Assert.Equal(5, RedisProtocol.ReadAck(Convert.FromHexString("9205A178")));

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("91")]
    [InlineData("91A161")]
    [InlineData("91CD01")]
    [InlineData("91CEFFFFFFFF")]
    public void What_is_no_acknowledgement_is_invalid_data(string hex) =>
        Assert.Throws<InvalidDataException>(() => RedisProtocol.ReadAck(Convert.FromHexString(hex)));

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
