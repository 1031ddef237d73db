using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests;

public sealed class ContainerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly IDistributedApplicationBuilder _builder;

    public ContainerTests() => _builder = AppHosts.Create(_directory.Create("app"));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("redis", "redis:latest")]
    [InlineData("docker.io/library/redis:8.6", "docker.io/library/redis:8.6")]
    [InlineData("localhost:5000/a/b:c", "localhost:5000/a/b:c")]
    [InlineData("a/b@sha256:0123", "a/b@sha256:0123")]
    public void An_image_is_named_as_given(string image, string expected)
    {
        _builder.AddContainer("c", image).Resource.TryGetContainerImageName(out var name);

        Assert.Equal(expected, name);
    }

    [Fact]
    public void Registry_image_and_tag_can_be_changed()
    {
        var container = _builder.AddContainer("c", "old", "1").WithImage("new").WithImageRegistry("ghcr.io").WithImageTag("2");

        container.Resource.TryGetContainerImageName(out var name);
        Assert.Equal("ghcr.io/new:2", name);
    }

    [Fact]
    public void A_tag_replaces_a_digest()
    {
        var container = _builder.AddContainer("c", "a@sha256:0123").WithImageTag("2");

        container.Resource.TryGetContainerImageName(out var name);
        Assert.Equal("a:2", name);
    }

    [Fact]
    public void A_tag_cannot_be_given_twice() => Assert.Throws<InvalidOperationException>(() => _builder.AddContainer("c", "a").WithImage("b:1", "2"));

    [Fact]
    public void A_dockerfile_is_found_from_the_app_host()
    {
        var build = Assert.Single(_builder.AddDockerfile("web", "../web", "docker/File", "final").Resource.Annotations.OfType<DockerfileBuildAnnotation>());

        Assert.Equal((_directory.Combine("web"), _directory.Combine("web", "docker", "File"), "final"), (build.ContextPath, build.DockerfilePath, build.Stage));
    }

    [Fact]
    public void A_built_image_has_the_resources_name_and_a_new_tag()
    {
        _builder.AddDockerfile("Web", ".").Resource.TryGetContainerImageName(out var name);

        Assert.Matches("^web:[0-9a-f]{40}$", name);
    }

    [Fact]
    public void A_resource_with_an_image_keeps_its_name_beside_the_built_one()
    {
        var synapse = _builder.AddContainer("synapse", "ghcr.io/element-hq/synapse:v1.160.0").WithDockerfile("../synapse");

        synapse.Resource.TryGetContainerImageName(useBuiltImage: false, out var name);
        Assert.Equal("ghcr.io/element-hq/synapse:v1.160.0", name);
    }

    [Fact]
    public void A_secret_is_no_build_argument() =>
        Assert.Throws<InvalidOperationException>(() => _builder.AddDockerfile("web", ".").WithBuildArg("KEY", _builder.AddParameter("key", secret: true)));

    [Fact]
    public void A_build_argument_needs_a_dockerfile() =>
        Assert.Throws<InvalidOperationException>(() => _builder.AddContainer("web", "image").WithBuildArg("A", "1"));

    [Fact]
    public void A_generated_volume_name_holds_the_app_host_and_the_resource() =>
        Assert.Matches("^[a-z0-9_.-]+-[0-9a-f]{10}-pg-data$", VolumeNameGenerator.Generate(_builder.AddPostgres("pg"), "data"));

    [Theory]
    [InlineData("run")]
    [InlineData("publish")]
    public void Files_of_the_host_are_copied_or_mounted(string operation)
    {
        _directory.Write("x", "app", "init", "a.sql");
        var builder = AppHosts.Create(_directory.Combine("app"), "--operation", operation);

        var container = builder.AddContainer("c", "image").WithContainerFiles("/init", "./init").Resource;

        Assert.Equal(
            operation == "run" ? (1, 0) : (0, 1),
            (container.Annotations.OfType<ContainerFileSystemCallbackAnnotation>().Count(), container.Annotations.OfType<ContainerMountAnnotation>().Count()));
    }

    [Fact]
    public void A_directory_becomes_entries()
    {
        _directory.Write("1", "files", "b", "c.txt");
        _directory.Write("2", "files", "a.txt");

        var items = ContainerDirectory.GetFileSystemItemsFromPath(_directory.Combine("files"), searchOptions: SearchOption.AllDirectories).ToList();

        Assert.Equal(["a.txt", "b"], items.Select(i => i.Name).Order());
        Assert.Equal("c.txt", Assert.Single(items.OfType<ContainerDirectory>().Single().Entries).Name);
    }

    [Fact]
    public void A_file_has_no_path_in_its_name() => Assert.Throws<ArgumentException>(() => new ContainerFile { Name = "a/b" });

    [Fact]
    public void An_anonymous_volume_is_not_read_only() => Assert.Throws<ArgumentException>(() => _builder.AddContainer("c", "i").WithVolume(null, "/data", isReadOnly: true));
}
