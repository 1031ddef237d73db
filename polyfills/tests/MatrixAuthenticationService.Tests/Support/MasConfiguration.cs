using System.Security.Cryptography;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>The configuration file of the service under test.</summary>
internal sealed record MasConfiguration(int PublicPort, int InternalPort, int DatabasePort, string Database, string SynapseUrl, string Issuer)
{
    public const string HomeserverSecret = "homeserver-secret";
    public const string AdminClient = "01K0PENMEETCHATADM1N000001";
    public const string AdminSecret = "adminsecret";
    public const string StaticClient = "01K0PENMEETCHATWEB00000002";
    public const string Provider = "01K0PENMEET0PENXDDXCT00003";
    public const string StaticRedirectUri = "http://localhost/callback";

    private static readonly string Key = RSA.Create(2048).ExportPkcs8PrivateKeyPem();

    public string Localpart { get; init; } = "{ action: require, template: '{{ user.preferred_username }}', on_conflict: set }";

    public string DisplayName { get; init; } = "{ action: force, template: '{{ user.name }}' }";

    public bool SkipConfirmation { get; init; } = true;

    public bool AllowsInsecureClients { get; init; }

    public string PublicBase { get; init; } = $"http://127.0.0.1:{PublicPort}/";

    public string Yaml() =>
        $$$"""
        http:
          public_base: {{{PublicBase}}}
          trusted_proxies: [127.0.0.0/8]
          listeners:
            - name: web
              resources: [{ name: discovery }, { name: human }, { name: oauth }, { name: compat }, { name: graphql }, { name: assets }]
              binds: [{ address: "127.0.0.1:{{{PublicPort}}}" }]
            - name: internal
              resources: [{ name: health }, { name: adminapi }, { name: oauth }, { name: discovery }]
              binds: [{ address: "127.0.0.1:{{{InternalPort}}}" }]
        database:
          uri: postgresql://postgres@127.0.0.1:{{{DatabasePort}}}/{{{Database}}}
        matrix:
          kind: synapse
          homeserver: {{{SynapseServer.ServerName}}}
          endpoint: {{{SynapseUrl}}}
          secret: {{{HomeserverSecret}}}
        secrets:
          encryption: 0000111122223333444455556666777788889999aaaabbbbccccddddeeeeffff
          keys:
            - key: |
                {{{Key.Replace("\n", "\n        ", StringComparison.Ordinal)}}}
        passwords: { enabled: false }
        clients:
          - { client_id: {{{AdminClient}}}, client_auth_method: client_secret_basic, client_secret: {{{AdminSecret}}} }
          - { client_id: {{{StaticClient}}}, client_name: OpenMeet, client_auth_method: none, redirect_uris: ["{{{StaticRedirectUri}}}"] }
        policy:
          data:
            admin_clients: [{{{AdminClient}}}]
            client_registration: { allow_insecure_uris: {{{(AllowsInsecureClients ? "true" : "false")}}} }
        upstream_oauth2:
          providers:
            - id: {{{Provider}}}
              human_name: OpenMeet
              issuer: {{{Issuer}}}
              client_id: {{{UpstreamProvider.ClientId}}}
              client_secret: {{{UpstreamProvider.ClientSecret}}}
              token_endpoint_auth_method: client_secret_basic
              scope: openid profile email
              discovery_mode: disabled
              authorization_endpoint: {{{Issuer}}}authorize
              token_endpoint: {{{Issuer}}}token
              jwks_uri: {{{Issuer}}}keys
              userinfo_endpoint: {{{Issuer}}}userinfo
              pkce_method: always
              fetch_userinfo: true
              additional_authorization_parameters:
                auth_code: "{{ params.auth_code }}"
                login_hint: "{{ params.login_hint }}"
                prompt: "{% if logged_out %}login{% endif %}"
              claims_imports:
                skip_confirmation: {{{(SkipConfirmation ? "true" : "false")}}}
                subject: { template: "{{ user.sub }}" }
                localpart: {{{Localpart}}}
                displayname: {{{DisplayName}}}
                email: { action: ignore }
        """;
}
