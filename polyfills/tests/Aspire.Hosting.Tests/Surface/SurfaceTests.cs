using System.Reflection;

namespace Aspire.Hosting.Tests.Surface;

public class SurfaceTests
{
    [Theory]
    [InlineData("Aspire.Hosting")]
    [InlineData("Aspire.Hosting.PostgreSQL")]
    [InlineData("Aspire.Hosting.Redis")]
    [InlineData("Aspire.Hosting.Testing")]
    public void Nothing_is_public_that_the_real_assembly_lacks(string assembly)
    {
        var types = Assembly.Load(assembly).GetExportedTypes().Select(t => (TypeNames.Full(t), MemberNames.Head(t), new MemberNames(t).All())).ToList();

        var missing = new UpstreamSurface(assembly).Missing(types).ToList();

        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
        Assert.True(types.Sum(t => t.Item3.Count()) > 5);
    }

    [Fact]
    public void A_member_that_the_real_assembly_lacks_is_found()
    {
        var missing = new UpstreamSurface("Aspire.Hosting").Missing([("Aspire.Hosting.DistributedApplication", "class Aspire.Hosting.DistributedApplication", ["void Walk()"])]);

        Assert.Equal(["Aspire.Hosting.DistributedApplication: void Walk()"], missing);
    }
}
