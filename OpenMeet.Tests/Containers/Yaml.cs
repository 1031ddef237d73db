using System.Collections;
using YamlDotNet.Serialization;

namespace OpenMeet.Tests.Containers;

internal static class Yaml
{
    public static object? Parse(string text) => new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(text);

    public static object? Child(object? parent, object key) => parent switch
    {
        IDictionary map => map[key],
        IList list => list[(int)key],
        _ => throw new InvalidOperationException($"Nothing is below '{parent}' that '{key}' could name."),
    };
}
