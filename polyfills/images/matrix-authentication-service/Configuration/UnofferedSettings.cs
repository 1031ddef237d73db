namespace MatrixAuthenticationService.Configuration;

/// <summary>Parts of the upstream service that are not offered here: asking for one is refused, not ignored.</summary>
internal static class UnofferedSettings
{
    public static void Refuse(ConfigurationNode root)
    {
        // Upstream switches passwords on when the section is left out, so silence is a wish for them too.
        if (root["passwords"]["enabled"].Flag(true))
        {
            throw root["passwords"]["enabled"].Error("must be false: password login is not offered here");
        }

        if (root["account"]["registration_token_required"].Flag(false))
        {
            throw root["account"]["registration_token_required"].Error("must be false: registration tokens are not offered here");
        }

        if (root["oauth"]["device_code_grant_enabled"].Flag(false))
        {
            throw root["oauth"]["device_code_grant_enabled"].Error("must be false: the device code grant is not offered here");
        }

        foreach (var absent in new[]
        {
            root["captcha"]["service"], root["experimental"]["session_limit"], root["experimental"]["inactive_session_expiration"],
            root["branding"]["tos_uri"],
        })
        {
            if (absent.Exists)
            {
                throw absent.Error("is not offered here");
            }
        }
    }
}
