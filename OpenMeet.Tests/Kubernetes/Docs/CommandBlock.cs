using System.Text.RegularExpressions;

namespace OpenMeet.Tests.Kubernetes.Docs;

/// <summary>A fenced block of commands in a document.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Needs">What it needs: nothing, a cluster, or a developer's machine.</param>
/// <param name="Script">The commands.</param>
internal sealed partial record CommandBlock(int Line, string Needs, string Script)
{
    /// <summary>The blocks of a document that are marked <c>sh</c>, in order.</summary>
    public static IReadOnlyList<CommandBlock> Read(string markdown) =>
        [.. Fence().Matches(markdown).Select(match => new CommandBlock(
            markdown[..match.Index].Count(character => character == '\n') + 1, match.Groups["needs"].Value.Trim(), match.Groups["script"].Value))];

    [GeneratedRegex("^```sh(?<needs> \\w+)?\\n(?<script>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
