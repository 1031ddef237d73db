using OpenMeet.AppHost.Secrets;

namespace OpenMeet.AppHost.Storage;

/// <summary>Databases, volumes and the images of <c>containers/</c>.</summary>
internal static class StackStorageExtensions
{
    /// <summary>PostgreSQL with a kept volume and an explicit password.</summary>
    public static IResourceBuilder<PostgresServerResource> AddStackPostgres(this IDistributedApplicationBuilder builder)
    {
        var postgres = builder.AddPostgres("postgres", password: builder.AddPassword("postgres-password"));
        return builder.IsEphemeral() ? postgres : postgres.WithDataVolume(builder.VolumeName("postgres"));
    }

    /// <summary>Redis: SignalR's backplane, locks and limits. It keeps nothing that PostgreSQL or Matrix does not know.</summary>
    public static IResourceBuilder<RedisResource> AddStackRedis(this IDistributedApplicationBuilder builder) =>
        builder.AddRedis("redis", password: builder.AddPassword("redis-password"))
            // The same with and without a developer certificate on the machine.
            .WithoutHttpsCertificate()
            // Aspire runs it below a shell that hears no SIGTERM, and there is nothing to save: do not wait for it.
            .WithContainerRuntimeArgs("--stop-signal=KILL");

    /// <summary>A database for Synapse, which refuses any collation but C.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddSynapseDatabase(
        this IResourceBuilder<PostgresServerResource> postgres, string name, string databaseName) =>
        postgres.AddDatabase(name, databaseName)
            .WithCreationScript($"CREATE DATABASE \"{databaseName}\" ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;");

    /// <summary>The five <c>POSTGRES_*</c> variables that the images of <c>containers/</c> read.</summary>
    public static IResourceBuilder<T> WithDatabaseSettings<T>(this IResourceBuilder<T> resource, IResourceBuilder<PostgresDatabaseResource> database)
        where T : IResourceWithEnvironment
    {
        var server = database.Resource.Parent;
        return resource
            .WithEnvironment("POSTGRES_HOST", server.PrimaryEndpoint.Property(EndpointProperty.Host))
            .WithEnvironment("POSTGRES_PORT", server.PrimaryEndpoint.Property(EndpointProperty.Port))
            .WithEnvironment("POSTGRES_USER", server.UserNameReference)
            .WithEnvironment("POSTGRES_PASSWORD", server.PasswordParameter)
            .WithEnvironment("POSTGRES_DB", database.Resource.DatabaseName);
    }

    /// <summary>
    /// Builds <c>containers/&lt;folder&gt;</c> from the upstream image at its pinned tag. On a developer's machine the result
    /// has one name per checkout; Aspire would make up a new one at each start, and they would pile up.
    /// </summary>
    public static IResourceBuilder<T> WithStackImage<T>(this IResourceBuilder<T> container, string folder, string registry, string image, string tag)
        where T : ContainerResource
    {
        var builder = container.ApplicationBuilder;
        container.WithImage($"{registry}/{image}", tag)
            .WithDockerfile("../containers", $"{folder}/Dockerfile")
            .WithBuildArg("UPSTREAM", $"{registry}/{image}:{tag}");
        return builder.ExecutionContext.IsRunMode ? container.WithImageTag(builder.Checkout()) : container;
    }

    /// <summary>Mounts a kept volume, unless the run is to leave nothing behind.</summary>
    public static IResourceBuilder<T> WithVolumeUnlessEphemeral<T>(this IResourceBuilder<T> container, string name, string target)
        where T : ContainerResource =>
        container.ApplicationBuilder.IsEphemeral() ? container : container.WithVolume(container.ApplicationBuilder.VolumeName(name), target);

    /// <summary>The name of this checkout's data on this machine (<c>OpenMeet:Data</c> gives another): volumes begin with it.</summary>
    public static string DataName(this IDistributedApplicationBuilder builder) =>
        $"openmeet-{builder.Configuration["OpenMeet:Data"] ?? builder.Checkout()}";

    // A hash of the AppHost's path, so that two checkouts do not meet, as in Aspire's own volume names; those have a dot too,
    // which Kubernetes does not allow.
    private static string Checkout(this IDistributedApplicationBuilder builder) => builder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant();

    private static string VolumeName(this IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode ? $"openmeet-{name}" : $"{builder.DataName()}-{name}";
}
