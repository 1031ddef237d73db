namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>Tests of this collection share one running stack.</summary>
[CollectionDefinition(Name)]
public sealed class StackCollection : ICollectionFixture<StackFixture>
{
    public const string Name = "stack";
}
