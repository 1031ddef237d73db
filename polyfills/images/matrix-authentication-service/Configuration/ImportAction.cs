namespace MatrixAuthenticationService.Configuration;

/// <summary>What is done with a claim of the provider when an account is made.</summary>
internal enum ImportAction
{
    Ignore,
    Suggest,
    Force,
    Require,
}
