using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Hosting;
using Aspire.Hosting.UserSecrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly DistributedApplicationOptions _options;
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationExecutionContextOptions _executionContextOptions;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var environment = new ConfigurationManager();
        environment.AddEnvironmentVariables(prefix: "ASPIRE_");
        var settings = new HostApplicationBuilderSettings { Args = options.Args, Configuration = environment };
        ApplicationObserver.Current?.Constructing(options, settings);

        _host = new HostApplicationBuilder(settings);
        AppHostDirectory = options.ProjectDirectory ?? _host.Environment.ContentRootPath;
        AppHostPath = Path.GetFullPath(Path.Join(AppHostDirectory, options.ProjectName ?? _host.Environment.ApplicationName));
        AppHostConfiguration.AddArguments(_host.Configuration, options.Args ?? []);
        _executionContextOptions = AppHostConfiguration.ReadOperation(_host.Configuration);
        ExecutionContext = new DistributedApplicationExecutionContext(_executionContextOptions);
        AppHostConfiguration.AddIdentity(_host, options, AppHostDirectory, AppHostPath, ExecutionContext);
        UserSecretsManager = FindUserSecrets();
        AppHostServices.Add(_host, this, options);
        ApplicationObserver.Current?.Constructed(this);
    }

    public IHostEnvironment Environment => _host.Environment;

    public ConfigurationManager Configuration => _host.Configuration;

    public IServiceCollection Services => _host.Services;

    public string AppHostDirectory { get; }

    public string AppHostPath { get; }

    public Assembly? AppHostAssembly => _options.Assembly;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public IUserSecretsManager UserSecretsManager { get; }

    public DistributedApplication Build()
    {
        ApplicationObserver.Current?.Building(this);
        foreach (var resource in Resources)
        {
            Validate(resource);
        }

        var application = new DistributedApplication(_host.Build());
        _executionContextOptions.Services = application.Services;
        ApplicationObserver.Current?.Built(application);
        return application;
    }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        Validate(resource);
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    private static void Validate(IResource resource) =>
        ModelName.Validate(nameof(Resource), resource.Name, resource.Annotations.OfType<NameValidationPolicyAnnotation>().LastOrDefault());

    private IUserSecretsManager FindUserSecrets()
    {
        var configured = Configuration["ASPIRE_USER_SECRETS_ID"];
        var id = string.IsNullOrWhiteSpace(configured) ? AppHostAssembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId : configured;
        return string.IsNullOrWhiteSpace(id) ? new NoUserSecrets() : new UserSecretsFile(UserSecretsFile.PathOf(id));
    }
}
