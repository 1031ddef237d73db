namespace OpenMeet.Oidc.Data;

/// <summary>Failed sign-ins of one e-mail address or one network address within a window. Shared by all replicas.</summary>
internal sealed class SignInCounter
{
    /// <summary>SHA-256 of what is counted.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Attempts in the window.</summary>
    public required int Attempts { get; init; }

    /// <summary>End of the window: counting starts anew.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}
