namespace MatrixAuthenticationService.Synapse;

/// <summary>Whether the homeserver would let a new account have a localpart.</summary>
internal enum LocalpartAvailability
{
    Available,
    Taken,
    Refused,
}
