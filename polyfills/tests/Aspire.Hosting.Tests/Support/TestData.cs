namespace Aspire.Hosting.Tests.Support;

/// <summary>What the real thing gave, beside the tests.</summary>
internal static class TestData
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name));
}
