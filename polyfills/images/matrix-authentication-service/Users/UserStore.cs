namespace MatrixAuthenticationService.Users;

/// <summary>Accounts and their e-mail addresses.</summary>
internal sealed class UserStore(Database database, TimeProvider time)
{
    public Task<User?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select {User.Columns} from users u where u.id = {id}", User.Read, cancellationToken);

    public Task<User?> FindByUsernameAsync(string username, CancellationToken cancellationToken) =>
        database.FirstAsync($"select {User.Columns} from users u where u.username = {username}", User.Read, cancellationToken);

    /// <summary>Makes the account, or gives null when its name is taken.</summary>
    public Task<User?> TryAddAsync(string username, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            insert into users as u (id, username, created_at) values ({Ulid.New(time)}, {username}, {time.GetUtcNow()})
            on conflict (username) do nothing returning {User.Columns}
            """,
            User.Read,
            cancellationToken);

    public Task<User?> SetLockedAsync(string id, bool locked, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = locked ? time.GetUtcNow() : null;
        return database.FirstAsync(
            $"update users as u set locked_at = case when {locked} then coalesce(locked_at, {now}) end where id = {id} returning {User.Columns}",
            User.Read,
            cancellationToken);
    }

    public Task<User?> SetAdminAsync(string id, bool admin, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"update users as u set can_request_admin = {admin} where id = {id} returning {User.Columns}", User.Read, cancellationToken);

    /// <summary>Who may request admin privileges.</summary>
    public Task<IReadOnlyList<User>> AdminsAsync(CancellationToken cancellationToken) =>
        database.ListAsync($"select {User.Columns} from users u where u.can_request_admin order by u.id", User.Read, cancellationToken);

    public Task<User?> SetDeactivatedAsync(string id, bool deactivated, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = deactivated ? time.GetUtcNow() : null;
        return database.FirstAsync(
            $"""
            update users as u set deactivated_at = case when {deactivated} then coalesce(deactivated_at, {now}) end
            where id = {id} returning {User.Columns}
            """,
            User.Read,
            cancellationToken);
    }

    /// <summary>Orders device changes of one account: what is held ends with the transaction.</summary>
    public Task LockForSyncAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"select pg_advisory_xact_lock(hashtextextended({id}, 0))", cancellationToken);

    public Task<IReadOnlyList<string>> EmailsAsync(string id, CancellationToken cancellationToken) =>
        database.ListAsync($"select email from user_emails where user_id = {id} order by id", row => row.Text("email"), cancellationToken);

    public Task<bool> IsEmailTakenAsync(string email, CancellationToken cancellationToken) =>
        database.AnyAsync($"select 1 from user_emails where lower(email) = lower({email})", cancellationToken);

    public Task AddEmailAsync(string id, string email, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"insert into user_emails (id, user_id, email, created_at) values ({Ulid.New(time)}, {id}, {email}, {time.GetUtcNow()})",
            cancellationToken);

    public Task RemoveEmailsAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"delete from user_emails where user_id = {id}", cancellationToken);
}
