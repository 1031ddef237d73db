using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;
using OpenMeet.Oidc.Data;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Data;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_has_expired_is_deleted_and_nothing_else()
    {
        await using var host = await OidcHost.StartAsync();
        var person = await host.PersonAsync();
        await host.SignInBrowser().SignInAsync(person);
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.SignInBrowser().SignInAsync(person);
        await host.Services.GetRequiredService<Housekeeping>().RunAsync(default);
        Assert.Equal(1, await host.QueryAsync(db => db.Sessions.CountAsync()));
        Assert.Equal(4, await host.QueryAsync(db => db.Set<OpenIddictEntityFrameworkCoreApplication>().CountAsync()));
    }
}
