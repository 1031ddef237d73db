using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Compat;

/// <summary><c>/_matrix/client/*/login</c>.</summary>
internal sealed class CompatLoginEndpoint(
    Database database,
    SsoLoginStore logins,
    BrowserSessionStore browsers,
    CompatSessionStore sessions,
    UserStore users,
    SynapseClient synapse,
    MatrixSettings matrix,
    TokenSettings settings,
    TimeProvider time)
{
    private const int DeviceIdLength = 10;
    private const int MaximumDeviceIdLength = 255;
    private const int MaximumDeviceNameLength = 100;
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(30);

    public static IResult Get() => Results.Json(new JsonObject
    {
        ["flows"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "m.login.sso",
                ["oauth_aware_preferred"] = true,
                ["org.matrix.msc3824.delegated_oidc_compatibility"] = true,
            },
            new JsonObject { ["type"] = "m.login.token" }),
    });

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var (body, error) = await CompatBody.ReadAsync(context.Request, context.RequestAborted);
        if (body is null)
        {
            return error!;
        }

        return body.Text("type") switch
        {
            null => new MatrixError(StatusCodes.Status400BadRequest, "M_BAD_JSON", "type is missing"),
            "m.login.token" when body.Text("token") is { } token => await LoginAsync(context, body, token),
            "m.login.token" => new MatrixError(StatusCodes.Status400BadRequest, "M_BAD_JSON", "token is missing"),
            _ => MatrixError.Unknown(StatusCodes.Status400BadRequest, "This type of login is not supported"),
        };
    }

    private async Task<IResult> LoginAsync(HttpContext context, JsonObject body, string token)
    {
        var cancellationToken = context.RequestAborted;
        if (body.Text("device_id") is { Length: 0 or > MaximumDeviceIdLength })
        {
            return new MatrixError(StatusCodes.Status400BadRequest, "M_BAD_JSON", "device_id must have 1 to 255 characters");
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await logins.TakeByTokenAsync(token, cancellationToken) is not { FulfilledAt: { } fulfilledAt, ExchangedAt: null } login
            || time.GetUtcNow() - fulfilledAt > TokenLifetime
            || await browsers.FindAsync(login.UserSessionId!, cancellationToken) is not { FinishedAt: null } browser)
        {
            return MatrixError.Forbidden("The login token is not valid");
        }

        if (!browser.User.IsValid)
        {
            return browser.User.DeactivatedAt is null
                ? new MatrixError(StatusCodes.Status401Unauthorized, "M_USER_LOCKED", "The account is locked")
                : MatrixError.Forbidden("The account is deactivated");
        }

        await logins.ExchangeAsync(login.Id, cancellationToken);
        var device = body.Text("device_id") ?? RandomText.Create(DeviceIdLength);
        var name = body.Text("initial_device_display_name");
        await users.LockForSyncAsync(browser.User.Id, cancellationToken);
        var session = await sessions.AddAsync(browser, device, name, ClientAddress.UserAgent(context), cancellationToken);
        var (access, refresh) = await sessions.AddTokensAsync(session.Id, body.Flag("refresh_token"), cancellationToken);
        await synapse.UpsertDeviceAsync(browser.User.Username, device, Shorten(name), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Answer(browser.User, device, access, refresh);
    }

    private static string? Shorten(string? name) => name is { Length: > MaximumDeviceNameLength } ? name[..MaximumDeviceNameLength] : name;

    private IResult Answer(User user, string device, IssuedToken access, IssuedToken? refresh)
    {
        var answer = new JsonObject
        {
            ["access_token"] = access.Text,
            ["device_id"] = device,
            ["user_id"] = $"@{user.Username}:{matrix.Homeserver}",
        };
        if (refresh is not null)
        {
            answer["refresh_token"] = refresh.Text;
            answer["expires_in_ms"] = (long)settings.CompatTokenLifetime.TotalMilliseconds;
        }

        return Results.Json(answer);
    }
}
