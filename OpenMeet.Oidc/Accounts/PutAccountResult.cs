namespace OpenMeet.Oidc.Accounts;

/// <summary>What came of writing an account.</summary>
internal abstract record PutAccountResult
{
    /// <summary>The account is as asked for.</summary>
    internal sealed record Written(AccountResponse Account, bool Created) : PutAccountResult;

    /// <summary>It was not written.</summary>
    /// <param name="Status">HTTP status: 400 for a bad value, 409 for a conflict with what is there.</param>
    /// <param name="Code">Stable code.</param>
    /// <param name="Detail">The reason, for people.</param>
    internal sealed record Refused(int Status, string Code, string Detail) : PutAccountResult;
}
