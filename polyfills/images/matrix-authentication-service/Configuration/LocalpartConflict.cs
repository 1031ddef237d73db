namespace MatrixAuthenticationService.Configuration;

/// <summary>What happens when the imported localpart belongs to an account that is not linked to the identity.</summary>
internal enum LocalpartConflict
{
    Fail,
    Add,
    Replace,
    Set,
}
