namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ClientAuthenticationMethods
    {
        public const string ClientSecretBasic = "client_secret_basic";
        public const string ClientSecretJwt = "client_secret_jwt";
        public const string ClientSecretPost = "client_secret_post";
        public const string None = "none";
        public const string PrivateKeyJwt = "private_key_jwt";
        public const string SelfSignedTlsClientAuth = "self_signed_tls_client_auth";
        public const string TlsClientAuth = "tls_client_auth";
    }
}
