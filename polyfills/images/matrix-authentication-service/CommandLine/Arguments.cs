namespace MatrixAuthenticationService.CommandLine;

/// <summary>What <c>mas-cli</c> was called with.</summary>
/// <param name="Command">The words before the options, such as <c>config check</c>.</param>
/// <param name="Words">The same words, one by one.</param>
/// <param name="ConfigurationFiles">The configuration, each file over the ones before it.</param>
/// <param name="Flags">Options without a value.</param>
internal sealed record Arguments(string Command, string[] Words, IReadOnlyList<string> ConfigurationFiles, IReadOnlySet<string> Flags)
{
    /// <summary>The arguments, or null with the reason why they are none.</summary>
    public static (Arguments? Arguments, string? Problem) Parse(IReadOnlyList<string> args, string? masConfig)
    {
        var (words, files, flags) = (new List<string>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--config" or "-c")
            {
                if (++i == args.Count)
                {
                    return (null, "--config needs a file");
                }

                files.Add(args[i]);
            }
            else if (args[i].StartsWith("--config=", StringComparison.Ordinal))
            {
                files.Add(args[i]["--config=".Length..]);
            }
            else if (args[i].StartsWith('-'))
            {
                flags.Add(args[i]);
            }
            else
            {
                words.Add(args[i]);
            }
        }

        if (files.Count == 0)
        {
            files.AddRange(masConfig?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? ["config.yaml"]);
        }

        return (new(words.Count == 0 ? "server" : string.Join(' ', words), [.. words], files, flags), null);
    }
}
