namespace MatrixAuthenticationService.Configuration;

/// <summary>When PKCE is used towards a provider; auto = when its metadata lists S256.</summary>
internal enum UpstreamPkceMethod
{
    Auto,
    Always,
    Never,
}
