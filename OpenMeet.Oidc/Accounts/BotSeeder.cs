using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Each tenant's bot has an account with the e-mail address and password of the setting.</summary>
internal sealed class BotSeeder(OidcDbContext db, UserManager<Account> users, TenantCatalog tenants) : ISeeder
{
    /// <inheritdoc/>
    /// <exception cref="SettingsException">A slug was changed, or is somebody else's.</exception>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants.All)
        {
            var sub = Subject.Create(tenant.Id, Subject.Bot).ToString();
            var bot = await db.Users.SingleOrDefaultAsync(account => account.Id == sub, cancellationToken);
            if (bot is not null && bot.Handle != tenant.Bot.Slug)
            {
                throw Invalid(tenant, $"botUser.slug was '{bot.Handle}' before; it is the bot's Matrix id and can never change");
            }

            var result = bot is null ? await CreateAsync(tenant, sub) : await UpdateAsync(bot, tenant.Bot);
            if (!result.Succeeded)
            {
                throw Invalid(tenant, $"bot cannot be made: {string.Join(" ", result.Errors.Select(error => error.Description))}");
            }
        }
    }

    private async Task<IdentityResult> CreateAsync(Tenant tenant, string sub)
    {
        var bot = new Account
        {
            Id = sub,
            TenantId = tenant.Id,
            UserId = Subject.Bot,
            Handle = tenant.Bot.Slug,
            UserName = MatrixLocalpart.Encode(tenant.Id, tenant.Bot.Slug),
            Email = tenant.Bot.Email,
            EmailConfirmed = true,
            DisplayName = tenant.Bot.Slug,
            IsBot = true,
        };
        bot.PasswordHash = users.PasswordHasher.HashPassword(bot, tenant.Bot.Password);
        return await users.CreateAsync(bot);
    }

    private async Task<IdentityResult> UpdateAsync(Account bot, BotUser settings)
    {
        if (bot.Email == settings.Email && await users.CheckPasswordAsync(bot, settings.Password))
        {
            return IdentityResult.Success;
        }

        bot.Email = settings.Email;
        bot.PasswordHash = users.PasswordHasher.HashPassword(bot, settings.Password);
        return await users.UpdateSecurityStampAsync(bot);
    }

    private static SettingsException Invalid(Tenant tenant, string reason) => new([$"TENANTS_B64 has tenant '{tenant.Id}' whose {reason}."]);
}
