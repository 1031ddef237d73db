using System.Globalization;

namespace MatrixAuthenticationService.Account;

/// <summary>The pages of <c>/account/</c>.</summary>
internal sealed class AccountPages(FormPages pages, PublicUrls urls, MatrixSettings matrix)
{
    public IResult Overview(HttpContext context, BrowserSession session, IReadOnlyList<AccountSession> sessions, string? displayName) => pages.Show(
        "Your account",
        $"""
        <p>{displayName ?? session.User.Username} (@{session.User.Username}:{matrix.Homeserver})</p>
        <h2>Devices</h2>
        {(sessions.Count == 0 ? (Html)$"<p>You are not signed in anywhere else.</p>" : Html.Join(sessions.Select(Line)))}
        <h2>Encryption</h2>
        <p><a href="{urls.Relative("/account/reset-cross-signing")}">Reset your cryptographic identity</a></p>
        {pages.SignOut(context, null, "Sign out")}
        """);

    public IResult Device(HttpContext context, AccountSession session) => pages.Show(
        session.Name,
        $"""
        <p>Device {session.DeviceId}, since {Time(session.CreatedAt)}{(session.LastActiveAt is { } at ? $", last active {Time(at)}" : "")}.</p>
        <form method="POST" action="{urls.Relative($"/account/sessions/{session.Id}/end")}">
        {pages.CsrfField(context)}
        <button type="submit" class="danger">Remove this device</button>
        </form>
        <p><a href="{urls.Relative("/account/")}">Back</a></p>
        """);

    public IResult UnknownDevice() => pages.Show(
        "Device not found",
        $"""<p>You have no such device.</p><p><a href="{urls.Relative("/account/")}">Back</a></p>""",
        StatusCodes.Status404NotFound);

    public IResult ResetCrossSigning(HttpContext context) => pages.Show(
        "Reset your cryptographic identity",
        $"""
        <p>Do this only when you have lost access to all your other devices and your recovery key. You will have to verify all
        your devices and contacts anew, and may lose your message history.</p>
        <form method="POST" action="{urls.Relative("/account/reset-cross-signing")}">
        {pages.CsrfField(context)}
        <button type="submit" class="danger">Reset</button>
        </form>
        <p><a href="{urls.Relative("/account/")}">Cancel</a></p>
        """);

    public IResult CrossSigningReset() => pages.Show(
        "Identity reset allowed",
        $"<p>Go back to your app within ten minutes to finish the reset. You may close this page.</p>");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private Html Line(AccountSession session) =>
        $"""
        <div class="device">
        <span>{session.Name}{(session.DeviceId is null ? "" : $" ({session.DeviceId})")}</span>
        <a href="{urls.Relative(session.DeviceId is null ? $"/account/sessions/{session.Id}" : $"/account/devices/{Uri.EscapeDataString(session.DeviceId)}")}">Details</a>
        </div>
        """;
}
