using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace OpenIddict.Tests.Startup;

/// <summary>Nothing is checked before the options are first resolved; then what cannot work is refused.</summary>
public sealed class ConfigurationTests
{
    public static TheoryData<string, Action<OpenIddictServerBuilder>> Refused => new()
    {
        { "nothing", _ => { } },
        { "no flow", options => options.AddEphemeralSigningKey().AddEphemeralEncryptionKey() },
        { "no signing key", options => Flow(options).AddEphemeralEncryptionKey() },
        { "no encryption key", options => Flow(options).AddEphemeralSigningKey().DisableAccessTokenEncryption() },
        { "only a symmetric signing key", options => Flow(options).AddEphemeralEncryptionKey().AddSigningKey(Symmetric()) },
        { "code flow without authorization endpoint", options => Keys(options).AllowAuthorizationCodeFlow().SetTokenEndpointUris("token") },
        { "code flow without token endpoint", options => Keys(options).AllowAuthorizationCodeFlow().SetAuthorizationEndpointUris("authorize") },
        { "one address twice", options => Keys(Flow(options)).SetIntrospectionEndpointUris("token") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_configuration_that_cannot_work_is_refused(string _, Action<OpenIddictServerBuilder> configure)
        => Assert.Throws<InvalidOperationException>(() => Resolve(configure));

    [Fact]
    public void The_defaults_are_upstreams()
    {
        var options = Resolve(builder => Keys(Flow(builder)));

        Assert.Equal(TimeSpan.FromHours(1), options.AccessTokenLifetime);
        Assert.Equal(TimeSpan.FromMinutes(5), options.AuthorizationCodeLifetime);
        Assert.Equal(TimeSpan.FromMinutes(20), options.IdentityTokenLifetime);
        Assert.Equal(TimeSpan.FromDays(14), options.RefreshTokenLifetime);
        Assert.Equal(TimeSpan.FromSeconds(30), options.RefreshTokenReuseLeeway);
        Assert.Equal(["openid"], options.Scopes);
        Assert.Null(options.Issuer);
    }

    [Fact]
    public void A_symmetric_encryption_key_of_another_length_is_refused_at_once()
        => Assert.Throws<InvalidOperationException>(() => Resolve(options => options.AddEncryptionKey(new SymmetricSecurityKey(new byte[16]))));

    [Fact]
    public void The_key_id_of_a_bare_RSA_key_is_made_from_its_modulus()
    {
        var key = new RsaSecurityKey(RSA.Create(2048));

        Resolve(options => Flow(options).AddEphemeralEncryptionKey().AddSigningKey(key));

        var modulus = Base64UrlEncoder.Encode(key.Rsa.ExportParameters(includePrivateParameters: false).Modulus);
        Assert.Equal(modulus[..40].ToUpperInvariant(), key.KeyId);
    }

    [Fact]
    public void Bare_keys_stay_in_the_order_of_their_registration()
    {
        var options = Resolve(builder => Flow(builder).AddEphemeralEncryptionKey()
            .AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256).AddEphemeralSigningKey(SecurityAlgorithms.RsaSha256));

        Assert.Equal(["ES256", "RS256"], options.SigningCredentials.Select(credentials => credentials.Algorithm));
    }

    private static SymmetricSecurityKey Symmetric() => new(RandomNumberGenerator.GetBytes(32));

    private static OpenIddictServerBuilder Flow(OpenIddictServerBuilder options)
        => options.AllowClientCredentialsFlow().SetTokenEndpointUris("token");

    private static OpenIddictServerBuilder Keys(OpenIddictServerBuilder options)
        => options.AddEphemeralSigningKey().AddEphemeralEncryptionKey();

    private static OpenIddictServerOptions Resolve(Action<OpenIddictServerBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddOpenIddict().AddServer(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
    }
}
