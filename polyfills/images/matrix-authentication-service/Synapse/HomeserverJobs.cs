using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Synapse;

/// <summary>
/// What the homeserver must be told, recorded with the change that causes it, so that neither can be without the other.
/// <see cref="RunAsync"/> tells it at once; what fails stays for the worker.
/// </summary>
internal sealed partial class HomeserverJobs(
    Database database, UserStore users, DeviceList devices, SynapseClient synapse, TimeProvider time, ILogger<HomeserverJobs> logger)
{
    private const int MaximumAttempts = 10;

    // Longer than any call may take, so that a job is not taken twice.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly SqlText Columns = new("j.id, j.kind, j.payload, j.attempts, ");

    public Task ProvisionAsync(string userId, string? displayName, CancellationToken cancellationToken) =>
        AddAsync(HomeserverJob.Provision, userId, new JsonObject { ["display_name"] = displayName }, cancellationToken);

    public Task SyncDevicesAsync(string userId, CancellationToken cancellationToken) =>
        AddAsync(HomeserverJob.SyncDevices, userId, [], cancellationToken);

    public Task DeactivateAsync(string userId, bool erase, CancellationToken cancellationToken) =>
        AddAsync(HomeserverJob.Deactivate, userId, new JsonObject { ["erase"] = erase }, cancellationToken);

    /// <summary>Does the account's jobs now. Their failure is logged and left to the worker.</summary>
    public async Task RunAsync(string userId, CancellationToken cancellationToken)
    {
        while (await TakeAsync(userId, cancellationToken) is { } job && await DoAsync(job, cancellationToken))
        {
        }
    }

    /// <summary>Does one job that is due; false when there is none.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await TakeAsync(null, cancellationToken) is not { } job)
        {
            return false;
        }

        await DoAsync(job, cancellationToken);
        return true;
    }

    private Task<int> AddAsync(string kind, string userId, JsonObject payload, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"""
            insert into homeserver_jobs (id, kind, user_id, payload, due_at)
            values ({Ulid.New(time)}, {kind}, {userId}, {Json.Of(payload)}, {time.GetUtcNow()})
            """,
            cancellationToken);

    private Task<HomeserverJob?> TakeAsync(string? userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.FirstAsync(
            $"""
            with taken as (
                update homeserver_jobs set due_at = {now + Lease}, attempts = attempts + 1
                where id = (
                    select id from homeserver_jobs where due_at <= {now} and ({userId} is null or user_id = {userId})
                    order by due_at, id for update skip locked limit 1)
                returning *)
            select {Columns} {User.Columns} from taken j join users u on u.id = j.user_id
            """,
            row => new HomeserverJob(row.Text("id"), row.Text("kind"), User.Read(row), row.Json<JsonObject>("payload")!, row.Number("attempts")),
            cancellationToken);
    }

    private async Task<bool> DoAsync(HomeserverJob job, CancellationToken cancellationToken)
    {
        try
        {
            // The lock keeps a login's new device out of the list's way until both are through.
            await using var transaction = await database.BeginAsync(cancellationToken);
            await users.LockForSyncAsync(job.User.Id, cancellationToken);
            await TellAsync(job, cancellationToken);
            await database.ExecuteAsync($"delete from homeserver_jobs where id = {job.Id}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (HomeserverException e)
        {
            await PostponeAsync(job, e, cancellationToken);
            return false;
        }
    }

    private async Task TellAsync(HomeserverJob job, CancellationToken cancellationToken)
    {
        switch (job.Kind)
        {
            case HomeserverJob.Provision:
                await synapse.ProvisionUserAsync(
                    job.User.Username,
                    (string?)job.Payload["display_name"],
                    null,
                    await users.EmailsAsync(job.User.Id, cancellationToken),
                    job.User.LockedAt is not null,
                    cancellationToken);
                // A list that came while the account was missing there has been dropped.
                await SendDevicesAsync(job.User, cancellationToken);
                break;
            case HomeserverJob.Deactivate:
                await synapse.DeleteUserAsync(job.User.Username, (bool?)job.Payload["erase"] ?? false, cancellationToken);
                break;
            default:
                await SendDevicesAsync(job.User, cancellationToken);
                break;
        }
    }

    private async Task SendDevicesAsync(User user, CancellationToken cancellationToken) =>
        await synapse.SyncDevicesAsync(user.Username, await devices.OfAsync(user.Id, cancellationToken), cancellationToken);

    private async Task PostponeAsync(HomeserverJob job, HomeserverException failure, CancellationToken cancellationToken)
    {
        if (job.Attempts >= MaximumAttempts || failure.IsPermanent)
        {
            LogDropped(failure, job.Kind, job.User.Username);
            await database.ExecuteAsync($"delete from homeserver_jobs where id = {job.Id}", cancellationToken);
            return;
        }

        var due = time.GetUtcNow() + TimeSpan.FromSeconds(5 * Math.Pow(2, job.Attempts - 1));
        LogPostponed(failure, job.Kind, job.User.Username, due);
        await database.ExecuteAsync($"update homeserver_jobs set due_at = {due} where id = {job.Id}", cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Kind} for {Username} failed and is tried again at {Due}")]
    private partial void LogPostponed(Exception failure, string kind, string username, DateTimeOffset due);

    [LoggerMessage(LogLevel.Error, "{Kind} for {Username} failed for good")]
    private partial void LogDropped(Exception failure, string kind, string username);
}
