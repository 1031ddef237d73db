using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Everything a .NET project gets by being added: telemetry, endpoints, and the variables that tell it of them.</summary>
internal sealed class ProjectDefaults(IResourceBuilder<ProjectResource> project, ProjectResourceOptions options)
{
    private readonly IDistributedApplicationBuilder _application = project.ApplicationBuilder;
    private EndpointAnnotation? _defaultHttps;

    public void Apply()
    {
        project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (_application.ExecutionContext.IsRunMode && _application.Environment.IsDevelopment())
        {
            project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true");
            project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");
        }

        project.WithOtlpExporter();
        var profile = ChooseLaunchProfile();
        if (_application.ExecutionContext.IsRunMode)
        {
            // The dashboard shows the console log, in colours.
            project.WithEnvironment("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true");
            project.WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple");
            ApplyToRun(profile);
        }
        else
        {
            ApplyToPublish(profile);
        }
    }

    private NamedLaunchProfile? ChooseLaunchProfile()
    {
        if (options.ExcludeLaunchProfile)
        {
            project.WithAnnotation(new ExcludeLaunchProfileAnnotation());
        }
        else if (!string.IsNullOrEmpty(options.LaunchProfileName))
        {
            project.WithAnnotation(new LaunchProfileAnnotation(options.LaunchProfileName));
        }
        else if ((_application.Configuration["AppHost:DefaultLaunchProfileName"] ?? _application.Configuration["DOTNET_LAUNCH_PROFILE"]) is { Length: > 0 } own)
        {
            project.WithAnnotation(new DefaultLaunchProfileAnnotation(own));
        }

        return project.Resource.GetEffectiveLaunchProfile(throwIfNotFound: true);
    }

    private void ApplyToRun(NamedLaunchProfile? profile)
    {
        project.WithEnvironment(AddUrls);
        if (profile is null)
        {
            return;
        }

        var counts = new Dictionary<string, int>();
        foreach (var url in profile.LaunchProfile.ApplicationUrl?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var address = BindingAddress.Parse(url);
            var count = counts[address.Scheme] = counts.GetValueOrDefault(address.Scheme) + 1;
            project.WithEndpoint(count == 1 ? address.Scheme : $"{address.Scheme}{count}", e =>
            {
                (e.Port, e.UriScheme, e.FromLaunchProfile) = (address.Port, address.Scheme, true);
                e.TargetHost = string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? "localhost" : address.Host;
            });
        }

        if (Uri.TryCreate(profile.LaunchProfile.LaunchUrl, UriKind.RelativeOrAbsolute, out var launchUrl))
        {
            project.WithUrls(context => ApplyLaunchUrl(context, launchUrl));
        }

        project.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profile.Name);
            foreach (var (name, value) in profile.LaunchProfile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }
        });
    }

    private void ApplyToPublish(NamedLaunchProfile? profile)
    {
        project.WithEnvironment(context =>
        {
            if (project.Resource.GetEndpoints().Any() && !project.Resource.HasAnnotationOfType<DisableForwardedHeadersAnnotation>())
            {
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
            }
        });
        project.WithEnvironment(context =>
        {
            AddPorts(context, "HTTP_PORTS", "http");
            AddPorts(context, "HTTPS_PORTS", "https");
        });
        if (profile?.LaunchProfile.ApplicationUrl is null)
        {
            return;
        }

        // A web project is deployed with both, whatever its launch profile has.
        var http = FindOrAdd("http");
        var https = FindOrAdd("https");
        http.TargetPort = https.TargetPort = http.TargetPort ?? https.TargetPort;
    }

    private EndpointAnnotation FindOrAdd(string scheme)
    {
        if (Find() is { } existing)
        {
            return existing;
        }

        project.WithEndpoint(scheme, e => e.UriScheme = scheme);
        var added = Find()!;
        _defaultHttps = scheme == "https" ? added : _defaultHttps;
        return added;

        EndpointAnnotation? Find() => project.Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => e.UriScheme == scheme || Names.Same(e.Name, scheme));
    }

    // One address per endpoint; the port is filled in for each replica.
    private void AddUrls(EnvironmentCallbackContext context)
    {
        if (context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
        {
            return;
        }

        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in project.Resource.GetEndpoints().Where(project.Resource.ShouldInjectEndpointEnvironment))
        {
            if (endpoint.EndpointAnnotation.UriScheme == "https")
            {
                // Redirects to https go to the port others use.
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));
            }

            urls.AppendLiteral(urls.IsEmpty ? "" : ";");
            urls.Append($"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}");
        }

        if (!urls.IsEmpty)
        {
            context.EnvironmentVariables["ASPNETCORE_URLS"] = urls.Build();
        }
    }

    private void AddPorts(EnvironmentCallbackContext context, string variable, string scheme)
    {
        if (context.EnvironmentVariables.ContainsKey(variable))
        {
            return;
        }

        var ports = new ReferenceExpressionBuilder();
        foreach (var endpoint in project.Resource.GetEndpoints().Where(project.Resource.ShouldInjectEndpointEnvironment))
        {
            // TLS ends before the container unless somebody asked for an https endpoint.
            if (endpoint.EndpointAnnotation.UriScheme == scheme && endpoint.EndpointAnnotation != _defaultHttps)
            {
                ports.AppendLiteral(ports.IsEmpty ? "" : ";");
                ports.Append($"{endpoint.Property(EndpointProperty.TargetPort)}");
            }
        }

        if (!ports.IsEmpty)
        {
            context.EnvironmentVariables[variable] = ports.Build();
        }
    }

    private static void ApplyLaunchUrl(ResourceUrlsCallbackContext context, Uri launchUrl)
    {
        foreach (var endpoint in context.Resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.FromLaunchProfile))
        {
            if (context.Urls.FirstOrDefault(u => Names.Same(u.Endpoint?.EndpointName, endpoint.Name)) is { } url)
            {
                url.Url = launchUrl.IsAbsoluteUri ? launchUrl.OriginalString : new Uri(new Uri(url.Url), launchUrl).ToString();
            }
        }
    }
}
