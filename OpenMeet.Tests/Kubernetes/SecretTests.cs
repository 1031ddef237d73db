using System.Text.RegularExpressions;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Secrets stand in the one Secret and are only referred to.</summary>
public sealed partial class SecretTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void No_Secret_is_generated(string cluster) => Assert.Empty(Cluster(cluster).All<V1Secret>());

    [Theory, MemberData(nameof(Clusters))]
    public void Every_key_that_is_asked_for_is_known(string cluster) =>
        AssertAll(References(cluster), reference => SecretValues.Known().Contains(reference.Key), reference => reference.Key);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_reference_is_to_the_one_Secret_and_must_be_there(string cluster) =>
        AssertAll(References(cluster), reference => reference is { Name: "openmeet-secrets", Optional: not true }, reference => reference.Key);

    [Fact]
    public void Every_secret_of_the_manifest_is_used() =>
        Assert.Empty(SecretValues.Known().Except(SecretValues.OfOptions).Except(References("cloud").Select(reference => reference.Key)));

    [Fact]
    public void Secrets_of_options_are_asked_for_only_with_the_options() =>
        Assert.Empty(References("cloud").Select(reference => reference.Key).Intersect(SecretValues.OfOptions));

    [Theory, MemberData(nameof(Clusters))]
    public void No_variable_with_a_secret_stands_in_a_ConfigMap(string cluster)
    {
        var secret = Cluster(cluster).Pods.SelectMany(pod => pod.Containers).SelectMany(container => container.Env ?? [])
            .Where(variable => variable.ValueFrom?.SecretKeyRef is not null || variable.Value?.Contains("$(SECRET_", StringComparison.Ordinal) == true)
            .Select(variable => variable.Name);
        Assert.Empty(secret.Intersect(Cluster(cluster).All<V1ConfigMap>().SelectMany(map => map.Data.Keys)));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void No_value_in_a_ConfigMap_looks_like_a_secret(string cluster) =>
        AssertAll(Cluster(cluster).All<V1ConfigMap>().SelectMany(map => map.Data).Where(value => !value.Key.EndsWith(".sh", StringComparison.Ordinal)), value => !SecretName().IsMatch(value.Key) && !SecretText().IsMatch(value.Value), value => value.Key);

    [Theory, MemberData(nameof(Clusters))]
    public void No_placeholder_is_left(string cluster) => Assert.DoesNotMatch(Placeholder(), Cluster(cluster).Yaml);

    [Theory, MemberData(nameof(Clusters))]
    public void No_expression_of_the_manifest_is_left(string cluster) => Assert.DoesNotMatch(Expression(), Cluster(cluster).Yaml);

    private IEnumerable<V1SecretKeySelector> References(string cluster) => Cluster(cluster).Pods
        .SelectMany(pod => pod.Containers)
        .SelectMany(container => container.Env ?? [])
        .Select(variable => variable.ValueFrom?.SecretKeyRef)
        .OfType<V1SecretKeySelector>();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|PRIVATE|_KEY$|TENANTS", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("BEGIN [A-Z ]*KEY|[0-9a-f]{32}|Password=|://[^/]*:[^/]*@", RegexOptions.IgnoreCase)]
    private static partial Regex SecretText();

    [GeneratedRegex("CHANGE_?ME|<NODE_IP>|TODO|example\\.(com|org|net)|localhost", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex("\\{[a-z0-9-]+\\.(value|bindings|connectionString|inputs)")]
    private static partial Regex Expression();
}
