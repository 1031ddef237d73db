using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How an AppHost is set up.</summary>
public sealed class DistributedApplicationOptions
{
    private readonly Lazy<Assembly?> _assembly;
    private string? _projectDirectory;
    private bool _hasProjectDirectory;

    public DistributedApplicationOptions() => _assembly = new Lazy<Assembly?>(FindAssembly);

    public string[]? Args { get; set; }

    /// <summary>The AppHost's assembly; the entry assembly when absent.</summary>
    public string? AssemblyName { get; set; }

    public bool DisableDashboard { get; set; }

    public bool EnableResourceLogging { get; set; }

    public bool AllowUnsecuredTransport { get; set; }

    public string? ContainerRegistryOverride { get; set; }

    public string? DashboardApplicationName { get; set; }

    public string? ProjectDirectory
    {
        get => _hasProjectDirectory ? _projectDirectory : Metadata("AppHostProjectPath");
        set => (_projectDirectory, _hasProjectDirectory) = (value, true);
    }

    internal Assembly? Assembly => _assembly.Value;

    internal string? ProjectName => Metadata("AppHostProjectName");

    /// <summary>The build configuration that the AppHost was built in, and its projects with it.</summary>
    internal string? Configuration => Assembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration;

    internal string? Metadata(string key) => Assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    private Assembly? FindAssembly()
    {
        if (string.IsNullOrEmpty(AssemblyName))
        {
            return Assembly.GetEntryAssembly();
        }

        try
        {
            return Assembly.Load(AssemblyName);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Failed to load AppHost assembly '{AssemblyName}' specified in {nameof(DistributedApplicationOptions)}.", e);
        }
    }
}
