namespace OpenIddict.Tests.Support;

/// <summary>How a provider differs from the one that most answers were recorded from.</summary>
public enum ProviderVariant
{
    None,
    StatusCodePages,
    ErrorPassthrough,
    EcKeyFirst,
    ReferenceTokens,
    SymmetricEncryption,
    NoRolling,
    SetScopesOnRefresh,
}
