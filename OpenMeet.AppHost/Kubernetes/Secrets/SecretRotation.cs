namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>What it takes to change a secret; <c>docs/secrets.md</c> says why for each.</summary>
internal enum SecretRotation
{
    /// <summary>Everything that knows it reads it from the one Secret: a new value and a restart.</summary>
    Replace,

    /// <summary>A new key in front of the former one, which stays published until what it signed has expired.</summary>
    AddInFront,

    /// <summary>Something outside the Secret must change with it.</summary>
    ByHand,

    /// <summary>Data is encrypted with it: a new value makes that data unreadable.</summary>
    Never,
}
