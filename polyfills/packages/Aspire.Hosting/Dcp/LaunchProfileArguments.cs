using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary><c>commandLineArgs</c> of the launch profile that a project is run with.</summary>
internal static class LaunchProfileArguments
{
    public static IReadOnlyList<string> Of(ProjectResource project) =>
        project.GetEffectiveLaunchProfile()?.LaunchProfile.CommandLineArgs is { } line && !string.IsNullOrWhiteSpace(line)
            ? Split(Environment.ExpandEnvironmentVariables(line))
            : [];

    /// <summary>Splits at blanks outside of double quotes; a backslash before a quote makes it an ordinary character.</summary>
    internal static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var (quoted, started) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && line[i + 1] == '"')
            {
                current.Append('"');
                (started, i) = (true, i + 1);
            }
            else if (c == '"')
            {
                (quoted, started) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                Flush();
            }
            else
            {
                current.Append(c);
                started = true;
            }
        }

        Flush();
        return arguments;

        void Flush()
        {
            if (started)
            {
                arguments.Add(current.ToString());
            }

            current.Clear();
            started = false;
        }
    }
}
