using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>What the service is and how it is set up.</summary>
internal static class SiteEndpoints
{
    public static IResult Version() => Results.Json(new { version = $"v{typeof(SiteEndpoints).Assembly.GetName().Version!.ToString(3)}" });

    public static IResult Configuration(MasSettings settings) => Results.Json(new JsonObject
    {
        ["server_name"] = settings.Matrix.Homeserver,
        ["password_login_enabled"] = false,
        ["password_registration_enabled"] = false,
        ["password_registration_email_required"] = false,
        ["password_registration_token_required"] = false,
        ["registration_token_required"] = false,
        ["email_change_allowed"] = settings.Account.EmailChangeAllowed,
        ["displayname_change_allowed"] = settings.Account.DisplayNameChangeAllowed,
        ["password_change_allowed"] = false,
        ["account_recovery_allowed"] = false,
        ["account_deactivation_allowed"] = settings.Account.DeactivationAllowed,
        ["captcha_enabled"] = false,
        ["minimum_password_complexity"] = 3,
    });
}
