namespace MatrixAuthenticationService.Clients;

/// <summary>How a client proves who it is.</summary>
internal enum ClientAuthentication
{
    None,
    Basic,
    Post,
}
