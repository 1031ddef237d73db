namespace OpenMeet.AppHost.Demo;

/// <summary>What <c>./run</c> shows: one tenant with one event and two people, in development only.</summary>
internal static class DemoTenant
{
    public const string Id = "demo";
    public const string Name = "Demo";
    public const string EventSlug = "welcome";
    public const string EventTitle = "Welcome to OpenMeet";

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("1", "alice", "Alice", "host"),
        new("2", "bob", "Bob", "participant"),
    ];
}
