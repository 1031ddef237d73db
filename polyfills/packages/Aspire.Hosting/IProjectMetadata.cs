using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Where a project is, and how it is launched. The AppHost's SDK generates one for each project reference.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }

    LaunchSettings? LaunchSettings => null;

    /// <summary>The project has been built along with the AppHost.</summary>
    bool SuppressBuild => false;

    bool IsFileBasedApp => string.Equals(Path.GetExtension(ProjectPath), ".cs", StringComparison.OrdinalIgnoreCase);

    // Tests put the project's own settings here.
    internal IConfiguration? Configuration => null;
}
