using System.Reflection;

namespace OpenIddict.Tests.PublicSurface;

/// <summary>A polyfill may have fewer members than upstream, never one that upstream lacks.</summary>
public sealed class PublicSurfaceTests
{
    // Derived from upstream: the reflection listing of 6.1 where it has the type, upstream's source otherwise.
    private static readonly HashSet<string> Upstream =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublicSurface", "upstream.txt"))];

    public static TheoryData<string> Assemblies =>
    [
        "OpenIddict.Abstractions", "OpenIddict.Core", "OpenIddict.EntityFrameworkCore.Models", "OpenIddict.EntityFrameworkCore",
        "OpenIddict.Server", "OpenIddict.Server.AspNetCore",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_member_is_one_of_upstreams(string assembly)
    {
        var members = Assembly.Load(assembly).GetExportedTypes().SelectMany(SurfaceLine.Of).ToList();

        Assert.NotEmpty(members);
        Assert.Empty(members.Except(Upstream, StringComparer.Ordinal));
    }
}
