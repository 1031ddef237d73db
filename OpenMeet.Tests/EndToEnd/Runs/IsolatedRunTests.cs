using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration.UserSecrets;
using Microsoft.Extensions.DependencyInjection;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd.Runs;

/// <summary>The shared stack is an isolated run: that it is a whole one, beside any other, is what all of its tests show.</summary>
[Collection(StackCollection.Name)]
public sealed class IsolatedRunTests(StackFixture stack)
{
    private static readonly string[] PublicNames = ["chat", "matrix", "account", "id", "element"];

    private DistributedApplicationModel Model => stack.App.Services.GetRequiredService<DistributedApplicationModel>();

    [Fact]
    public void It_keeps_no_data() =>
        Assert.DoesNotContain(Model.Resources.SelectMany(resource => resource.Annotations.OfType<ContainerMountAnnotation>()), mount => mount.Type == ContainerMountType.Volume);

    [Fact]
    public void It_keeps_no_secret() => Assert.False(File.Exists(PathHelper.GetSecretsPathFromSecretsId("openmeet-isolated")));

    [Fact]
    public void Its_public_names_are_on_ports_of_their_own() =>
        Assert.All(PublicNames, name =>
        {
            var endpoint = Model.Resources.Single(resource => resource.Name == "proxy").Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == name);
            Assert.NotEqual(endpoint.Port, endpoint.AllocatedEndpoint!.Port);
        });
}
