using OpenMeet.Tests.Browser;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>Tests of this collection share one running stack and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class StackCollection : ICollectionFixture<StackFixture>, ICollectionFixture<Chromium>
{
    public const string Name = "stack";
}
