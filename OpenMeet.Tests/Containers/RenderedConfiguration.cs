namespace OpenMeet.Tests.Containers;

/// <summary>What the renderer of the containers made of a template and an environment.</summary>
internal sealed record RenderedConfiguration(int Status, string Text, string Error)
{
    /// <summary>The value at a path of keys and list indices, as the YAML reader of the service sees it.</summary>
    public object? this[params object[] path] => path.Aggregate(Yaml.Parse(Text), Yaml.Child);
}
