namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>Tests of the generated deployment, each of every cluster.</summary>
[Collection(DeploymentCollection.Name)]
public abstract class DeploymentTests(DeploymentFixture deployment)
{
    public static TheoryData<string> Clusters => [.. Support.Clusters.All];

    private protected DeploymentFixture Deployment { get; } = deployment;

    private protected RenderedCluster Cluster(string name) => Deployment.Cluster(name);

    /// <summary>Fails with every item that does not have a property.</summary>
    private protected static void AssertAll<T>(IEnumerable<T> items, Func<T, bool> property, Func<T, string> name)
    {
        var all = items.ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(item => !property(item)).Select(name));
    }
}
