namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>Tests that share one rehearsal.</summary>
[CollectionDefinition(Name)]
public sealed class RehearsalCollection : ICollectionFixture<RehearsalCluster>
{
    public const string Name = "rehearsal";
}
