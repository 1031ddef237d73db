namespace Aspire.Hosting;

/// <summary>A project given by its path: of the file, or of the directory with its one project file.</summary>
internal sealed class ProjectMetadata(string projectPath) : IProjectMetadata
{
    public string ProjectPath { get; } = Resolve(projectPath);

    private static string Resolve(string path) =>
        Directory.Exists(path) && Directory.GetFiles(path, "*.csproj") is [var only] ? only : path;
}
