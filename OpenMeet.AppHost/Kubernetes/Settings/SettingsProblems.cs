namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Everything that is wrong with one settings file.</summary>
/// <param name="file">The file as it was given.</param>
internal sealed class SettingsProblems(string file)
{
    private readonly List<string> _lines = [];

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a problem.</summary>
    /// <param name="setting">Which setting.</param>
    /// <param name="wrong">What is wrong, without a full stop.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    public void Add(string setting, string wrong, string remedy) => _lines.Add($"{file}: {setting}: {wrong}. {remedy}.");
}
