using MatrixAuthenticationService.Compat;

namespace MatrixAuthenticationService.CommandLine;

/// <summary>
/// <c>mas-cli manage</c>, as far as operators of this stack need it, with upstream's arguments and exit codes
/// (https://element-hq.github.io/matrix-authentication-service/reference/cli/manage.html).
/// </summary>
internal sealed class ManageCommands(UserStore users, CompatSessionStore sessions, SynapseClient synapse)
{
    public const string Usage =
        "usage: mas-cli manage promote-admin USERNAME | demote-admin USERNAME | list-admin-users"
        + " | issue-compatibility-token USERNAME [DEVICE_ID] [--yes-i-want-to-grant-synapse-admin-privileges]";

    private const string GrantFlag = "--yes-i-want-to-grant-synapse-admin-privileges";
    private const int DeviceIdLength = 10;

    /// <summary>Whether these are a command's words and flags.</summary>
    public static bool IsCommand(string[] words, IReadOnlySet<string> flags) => words switch
    {
        ["promote-admin" or "demote-admin", _] or ["list-admin-users"] => flags.Count == 0,
        ["issue-compatibility-token", _] or ["issue-compatibility-token", _, _] => flags.All(flag => flag == GrantFlag),
        _ => false,
    };

    /// <param name="words">A command's words.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="log">Standard error: upstream logs what it did, and prints nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<int> RunAsync(
        string[] words, IReadOnlySet<string> flags, TextWriter log, CancellationToken cancellationToken) => words switch
    {
        ["promote-admin", var username] => SetAdminAsync(username, admin: true, log, cancellationToken),
        ["demote-admin", var username] => SetAdminAsync(username, admin: false, log, cancellationToken),
        ["list-admin-users"] => ListAdminsAsync(log, cancellationToken),
        [_, var username, .. var device] => IssueAsync(username, device, flags.Contains(GrantFlag), log, cancellationToken),
        _ => throw new ArgumentException("These are no command's words.", nameof(words)),
    };

    private async Task<int> SetAdminAsync(string username, bool admin, TextWriter log, CancellationToken cancellationToken)
    {
        if (await users.FindByUsernameAsync(username, cancellationToken) is not { } user)
        {
            return await NotFoundAsync(log);
        }

        await users.SetAdminAsync(user.Id, admin, cancellationToken);
        await log.WriteLineAsync($"{(admin ? "User promoted to admin" : "User is no longer admin")} user.id={user.Id} user.username={user.Username}");
        return ExitCodes.Ok;
    }

    private async Task<int> ListAdminsAsync(TextWriter log, CancellationToken cancellationToken)
    {
        var admins = await users.AdminsAsync(cancellationToken);
        await log.WriteLineAsync($"The following users can request admin privileges ({admins.Count} total):");
        foreach (var admin in admins)
        {
            await log.WriteLineAsync($"user.id={admin.Id} username={admin.Username}");
        }

        return ExitCodes.Ok;
    }

    private async Task<int> IssueAsync(
        string username, string[] device, bool isSynapseAdmin, TextWriter log, CancellationToken cancellationToken)
    {
        if (await users.FindByUsernameAsync(username, cancellationToken) is not { } user)
        {
            return await NotFoundAsync(log);
        }

        var deviceId = device.Length > 0 ? device[0] : RandomText.Create(DeviceIdLength);
        try
        {
            await synapse.UpsertDeviceAsync(user.Username, deviceId, null, cancellationToken);
        }
        catch (HomeserverException)
        {
            await log.WriteLineAsync("Could not create the device on the homeserver, aborting");
            return ExitCodes.Failure;
        }

        var session = await sessions.IssueAsync(user.Id, deviceId, isSynapseAdmin, cancellationToken);
        var (access, _) = await sessions.AddTokensAsync(session.Id, isRefreshable: false, cancellationToken);
        await log.WriteLineAsync($"Compatibility token issued: {access.Text}");
        return ExitCodes.Ok;
    }

    private static async Task<int> NotFoundAsync(TextWriter log)
    {
        await log.WriteLineAsync("Error: User not found");
        return ExitCodes.Failure;
    }
}
