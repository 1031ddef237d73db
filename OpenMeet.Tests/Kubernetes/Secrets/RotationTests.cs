using OpenMeet.AppHost.Kubernetes;
using OpenMeet.Tests.Kubernetes.Secrets.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary><c>secrets rotate</c>: one secret anew, where that is enough.</summary>
public sealed class RotationTests
{
    [Theory]
    [InlineData("redis-password", "redis-password", "redis-password-uri-encoded")]
    [InlineData("appservice-as-token", "appservice-as-token")]
    [InlineData("mas-signing-key", "mas-signing-key")]
    [InlineData("oidc-signing-key", "oidc-signing-key")]
    [InlineData("tenants-b64", "tenants-b64")]
    public async Task Only_it_and_what_is_derived_from_it_change(string name, params string[] changed)
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var before = secrets.Values;

        await secrets.RotateAsync(name);

        Assert.Equal(changed, secrets.Values.Names.Where(one => secrets.Values[one] != before[one]));
        Assert.Empty(secrets.Check());
    }

    [Theory]
    [InlineData("mas-encryption-key", false)]
    [InlineData("mas-encryption-key", true)]
    [InlineData("chat-encryption-key", true)]
    [InlineData("oidc-encryption-key", true)]
    [InlineData("synapse-signing-key", false)]
    [InlineData("postgres-password", false)]
    [InlineData("postgres-password-uri-encoded", false)]
    [InlineData("no-such-secret", true)]
    public async Task What_a_new_value_alone_would_break_is_refused(string name, bool byHand)
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var before = secrets.Document;

        var problem = await Assert.ThrowsAsync<DeploymentException>(() => secrets.RotateAsync(name, byHand));

        Assert.StartsWith($"{name}: ", problem.Problems.Single(), StringComparison.Ordinal);
        Assert.Same(before, secrets.Document);
    }

    [Theory]
    [InlineData("postgres-password")]
    [InlineData("synapse-signing-key")]
    public async Task By_hand_it_is_made_and_recorded(string name)
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var before = secrets.Values[name];

        await secrets.RotateAsync(name, byHand: true);

        Assert.NotEqual(before, secrets.Values[name]);
        Assert.Empty(secrets.Check());
    }
}
