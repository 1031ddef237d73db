namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>Tests that share one rehearsal. It takes the whole machine, so nothing runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RehearsalCollection : ICollectionFixture<RehearsalCluster>
{
    public const string Name = "rehearsal";
}
