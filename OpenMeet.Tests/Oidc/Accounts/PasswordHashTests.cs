using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenMeet.Oidc.Data;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Accounts;

[Collection(SharedOidc.Name)]
public sealed class PasswordHashTests(OidcFixture fixture)
{
    [Fact]
    public async Task A_weaker_hash_is_renewed_at_the_next_sign_in()
    {
        var person = await fixture.Host.PersonAsync();
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(null!, person.Password);
        await fixture.Host.QueryAsync(db => db.Users.Where(account => account.Id == person.Sub)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, weak)));
        Assert.NotNull((await fixture.Host.SignInBrowser().SignInAsync(person)).Code);
        Assert.NotEqual(weak, await HashAsync(person));
        Assert.NotNull((await fixture.Host.SignInBrowser().SignInAsync(person)).Code);
    }

    [Fact]
    public async Task A_deleted_account_keeps_neither_address_nor_name_nor_password()
    {
        var person = await fixture.Host.PersonAsync();
        using var platform = await fixture.Host.PlatformAsync();
        await platform.DeleteAsync(OidcHost.AccountUrl(person));
        var left = await fixture.Host.QueryAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.Id == person.Sub));
        Assert.Equal((null, null, null, ""), (left.Email, left.NormalizedEmail, left.PasswordHash, left.DisplayName));
    }

    private Task<string?> HashAsync(Person person) =>
        fixture.Host.QueryAsync(db => db.Users.Where(account => account.Id == person.Sub).Select(account => account.PasswordHash).SingleAsync());
}
