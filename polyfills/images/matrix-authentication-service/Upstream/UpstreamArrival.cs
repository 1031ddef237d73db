namespace MatrixAuthenticationService.Upstream;

/// <summary>A browser that has come back from a provider with an identity.</summary>
internal sealed record UpstreamArrival(UpstreamLink Link, UpstreamSession Session, UpstreamVisit Visit, UpstreamProviderSettings Provider)
{
    /// <summary>Where to go once signed in.</summary>
    public string NextPath => Visit.Next?.Path() ?? "/";
}
