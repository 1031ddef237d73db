using System.Reflection;

[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace Aspire.Hosting.RunTests.Support;

internal static class ThisAssembly
{
    public static string Metadata(string key) => typeof(ThisAssembly).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == key).Value!;
}
