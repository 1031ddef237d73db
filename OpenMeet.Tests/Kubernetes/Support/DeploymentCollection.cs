namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>The tests that look at the generated deployment.</summary>
[CollectionDefinition(Name)]
public sealed class DeploymentCollection : ICollectionFixture<DeploymentFixture>
{
    public const string Name = "deployment";
}
