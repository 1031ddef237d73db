using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenIddict.Abstractions;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Creates, changes and deletes people's accounts on behalf of the platform.</summary>
internal sealed class AccountWriter(
    OidcDbContext db, UserManager<Account> users, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>Makes the account as asked for; repeating it changes nothing.</summary>
    public async Task<PutAccountResult> PutAsync(AccountInput input, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                // One writer of an account at a time; handles and addresses are settled by the unique indexes.
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({input.Sub}, 0))", cancellationToken);
                if (await WriteAsync(input, cancellationToken) is { } result)
                {
                    await transaction.CommitAsync(cancellationToken);
                    return result;
                }
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Somebody else was faster between the look and the write: the next look tells whether that matters.
            }

            db.ChangeTracker.Clear();
        }

        return new PutAccountResult.Refused(StatusCodes.Status409Conflict, "concurrent_change", "The account is being changed by others.");
    }

    /// <summary>Deletes the account and everything that lets it in; what is left keeps its Matrix id from being given to others.</summary>
    /// <returns>Whether there is such an account.</returns>
    public async Task<bool> DeleteAsync(string sub, CancellationToken cancellationToken)
    {
        var (now, stamp) = (time.GetUtcNow(), Guid.NewGuid().ToString());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await db.Users.Where(account => account.Id == sub && !account.IsBot).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.DeletedAt, account => account.DeletedAt ?? now)
                .SetProperty(account => account.DisplayName, "")
                .SetProperty(account => account.Email, (string?)null)
                .SetProperty(account => account.NormalizedEmail, (string?)null)
                .SetProperty(account => account.PasswordHash, (string?)null)
                .SetProperty(account => account.SecurityStamp, stamp)
                .SetProperty(account => account.ConcurrencyStamp, stamp),
            cancellationToken);
        await SignOutEverywhereAsync(sub, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted == 1;
    }

    private async Task<PutAccountResult?> WriteAsync(AccountInput input, CancellationToken cancellationToken)
    {
        var (email, localpart) = (users.NormalizeEmail(input.Email), users.NormalizeName(input.Localpart));
        var account = await db.Users.SingleOrDefaultAsync(row => row.Id == input.Sub, cancellationToken);
        if (account is not null && account.Handle != input.Handle)
        {
            return Conflict("handle_immutable", "The handle is the Matrix id and can never change.");
        }

        if (await db.Users.AnyAsync(other => other.NormalizedUserName == localpart && other.Id != input.Sub, cancellationToken))
        {
            return Conflict("handle_taken", "Another account of the tenant has, or had, this handle.");
        }

        if (await db.Users.AnyAsync(other => other.TenantId == input.TenantId && other.NormalizedEmail == email && other.Id != input.Sub, cancellationToken))
        {
            return Conflict("email_taken", "Another account of the tenant has this e-mail address.");
        }

        return account is null ? await CreateAsync(input) : await ChangeAsync(account, input, cancellationToken);
    }

    private async Task<PutAccountResult?> CreateAsync(AccountInput input)
    {
        var account = new Account
        {
            Id = input.Sub,
            TenantId = input.TenantId,
            UserId = input.UserId,
            Handle = input.Handle,
            UserName = input.Localpart,
            Email = input.Email,
            EmailConfirmed = true,
            DisplayName = input.DisplayName,
        };
        var result = input.Password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, input.Password);
        return Result(result, account, created: true);
    }

    private async Task<PutAccountResult?> ChangeAsync(Account account, AccountInput input, CancellationToken cancellationToken)
    {
        (account.Email, account.DisplayName, account.DeletedAt) = (input.Email, input.DisplayName, null);
        if (input.Password is null || await users.CheckPasswordAsync(account, input.Password))
        {
            return Result(await users.UpdateAsync(account), account, created: false);
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, account, input.Password) is { Succeeded: false } invalid)
            {
                return Result(invalid, account, created: false);
            }
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, input.Password);
        var result = await users.UpdateSecurityStampAsync(account);
        if (result.Succeeded)
        {
            await SignOutEverywhereAsync(account.Id, cancellationToken);
        }

        return Result(result, account, created: false);
    }

    private async Task SignOutEverywhereAsync(string sub, CancellationToken cancellationToken)
    {
        await db.Sessions.Where(session => session.AccountId == sub).ExecuteDeleteAsync(cancellationToken);
        await tokens.RevokeBySubjectAsync(sub, cancellationToken);
        await authorizations.RevokeBySubjectAsync(sub, cancellationToken);
    }

    // Null: somebody else changed the same rows, look again.
    private static PutAccountResult? Result(IdentityResult result, Account account, bool created)
    {
        if (result.Succeeded)
        {
            return new PutAccountResult.Written(new AccountResponse(account.Id, account.Localpart), created);
        }

        var error = result.Errors.First();
        return error.Code is nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.ConcurrencyFailure)
            ? null
            : new PutAccountResult.Refused(StatusCodes.Status400BadRequest, "invalid_password", error.Description);
    }

    private static PutAccountResult.Refused Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);
}
