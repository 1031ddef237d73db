using Xunit.Abstractions;

[assembly: TestCollectionOrderer("OpenMeet.Tests.Support.LongestFirst", "OpenMeet.Tests")]

namespace OpenMeet.Tests.Support;

/// <summary>
/// Begins with the tests that boot the whole stack, in this order: they take as long as all others together, which fill the
/// time in which those wait for something to start.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] First =
        [nameof(EndToEnd.Runs.RunTests), EndToEnd.Support.StackCollection.Name, Kubernetes.Rehearsal.RehearsalCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        // Without a sign, "not among them" is the greatest of numbers.
        testCollections.OrderBy(collection => (uint)Array.FindIndex(First, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)));
}
