namespace Aspire.Hosting.Dcp.Model;

/// <summary>Entry of the launch configurations annotation, written also when no IDE launches the project.</summary>
internal sealed class ProjectLaunchConfiguration
{
    public string LaunchProfile { get; set; } = "";

    public bool DisableLaunchProfile { get; set; }

    public string ProjectPath { get; set; } = "";

    public string Type { get; set; } = "project";

    public string Mode { get; set; } = "NoDebug";
}
