using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What is different under test: no dashboard, random ports, everything stopped before the stop returns.</summary>
internal static class TestDefaults
{
    private const string LaunchProfileKey = "DOTNET_LAUNCH_PROFILE";
    private static readonly string[] HostPrefixes = ["DOTNET_", "ASPNETCORE_"];

    public static void Apply(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        string[] args,
        Assembly appHost,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        var name = appHost.GetName().Name ?? string.Empty;
        settings.Args = [.. settings.Args ?? [], .. args];
        settings.ApplicationName = name;
        options.Args = settings.Args;
        options.AssemblyName = name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;

        var directory = ProjectDirectory(appHost);
        if (directory is not null)
        {
            settings.ContentRootPath = directory;
        }

        AddDefaults(
            settings,
            new Dictionary<string, string?>
            {
                ["DcpPublisher:ContainerRuntimeInitializationTimeout"] = "00:00:30",
                ["DcpPublisher:RandomizePorts"] = "true",
                ["DcpPublisher:WaitForResourceCleanup"] = "true",
                ["ASPNETCORE_URLS"] = "http://localhost:8080",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317",
                ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            });
        configure(options, settings);
        if (directory is not null)
        {
            AddLaunchProfile(settings, directory);
        }
    }

    // The variables of the AppHost's launch profile become configuration: the test's own process keeps its environment.
    private static void AddLaunchProfile(HostApplicationBuilderSettings settings, string directory)
    {
        if (LaunchProfileExtensions.Read(Path.Combine(directory, "Properties", "launchSettings.json")) is not { Profiles.Count: > 0 } launch)
        {
            return;
        }

        var name = Known(settings)[LaunchProfileKey] is { Length: > 0 } chosen ? chosen : launch.Profiles.Keys.First();
        if (!launch.Profiles.TryGetValue(name, out var profile))
        {
            throw new InvalidOperationException($"The configured launch profile, '{name}', was not found in the launch settings file.");
        }

        var defaults = new Dictionary<string, string?> { [LaunchProfileKey] = name };
        foreach (var (key, value) in profile.EnvironmentVariables)
        {
            defaults.TryAdd(key, value);
            foreach (var prefix in HostPrefixes.Where(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                defaults.TryAdd(key[prefix.Length..], value);
            }
        }

        AddDefaults(settings, defaults);
    }

    private static void AddDefaults(HostApplicationBuilderSettings settings, Dictionary<string, string?> defaults)
    {
        var known = Known(settings);
        settings.Configuration ??= new ConfigurationManager();

        // Decided once: the configuration reads its sources again whenever one is added.
        settings.Configuration.AddInMemoryCollection(defaults.Where(entry => known[entry.Key] is null).ToList());
    }

    private static IConfiguration Known(HostApplicationBuilderSettings settings)
    {
        var known = new ConfigurationManager();
        known.AddCommandLine(settings.Args ?? []);
        if (settings.Configuration is not null)
        {
            known.AddConfiguration(settings.Configuration);
        }

        return known;
    }

    private static string? ProjectDirectory(Assembly appHost) =>
        appHost.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value is { } directory
        && Directory.Exists(directory)
            ? directory
            : null;
}
