namespace MatrixAuthenticationService.Configuration;

/// <summary>How the provider is asked to answer; unset = its own default, both ways are taken.</summary>
internal enum UpstreamResponseMode
{
    Unset,
    Query,
    FormPost,
}
