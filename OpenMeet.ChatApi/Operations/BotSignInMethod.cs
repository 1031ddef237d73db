namespace OpenMeet.ChatApi.Operations;

/// <summary>How the tenants' bots get their Matrix sessions (setting <c>Bots:SignIn</c>).</summary>
internal enum BotSignInMethod
{
    /// <summary>The login of the operations guide: MAS's <c>/authorize</c>, OpenMeet.Oidc, consent, code, token.</summary>
    Oidc,

    /// <summary>A personal session made through MAS's admin API.</summary>
    PersonalSession,
}
