using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>A manifest that the table does not fit, or that is none, is refused before anything is written.</summary>
public sealed class ManifestInputTests
{
    [Theory]
    [InlineData("\"element\": {", "\"elephant\": {", "resources.elephant: the manifest has this workload, the table has no row for it. Add one")]
    [InlineData("\"redis\": {", "\"valkey\": {", "resources.redis: the table has a row for this workload, the manifest has it not. Take the row out")]
    [InlineData("\"public-host\": {", "\"public-name\": {", "resources.public-name: the manifest has this parameter that is no secret, the table has no row for it. Add one")]
    [InlineData("\"masdb\": {", "\"mas-db\": {", "resources.mas-db: the manifest has this database, the table has no row for it. Add one")]
    [InlineData("\"metrics\": {", "\"prometheus\": {", "resources.synapse: the table names the endpoint 'metrics', which the manifest has not. Correct")]
    [InlineData("\"type\": \"container.v0\"", "\"type\": \"dapr.v0\"", "resources.postgres: a resource of this type cannot be deployed. Leave it out")]
    [InlineData("{mas.bindings.internal.url}", "{mas.bindings.inner.url}", "the manifest has no endpoint 'inner' of 'mas'. Generate it again")]
    [InlineData("{redis.connectionString}", "{radish.connectionString}", "the manifest has no resource 'radish'. Generate it again")]
    [InlineData("\"{tenants-b64.value}\"", "\"{tenants-b64.value} at {public-host.value}\"", "it mixes a secret with a value that differs per cluster, and no object of a cluster may hold both. Pass them in two variables.")]
    [InlineData("\"POSTGRES_DB\": \"mas\"", "\"POSTGRES_DB\": \"'mas'\"", "a value in quotes would lose them in kustomize. Pass it without quotes.")]
    public async Task What_does_not_fit_is_named(string right, string wrong, string problem)
    {
        using var generation = new Generation();
        generation.ChangeManifest(right, wrong);
        Assert.Contains(await generation.FailAsync(), line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_manifest_is_named_with_the_command_that_makes_it()
    {
        using var generation = new Generation { Manifest = "nowhere.json" };
        Assert.Contains("there is no manifest. Generate it", Assert.Single(await generation.FailAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_manifest_changes_the_deployment_changes()
    {
        using var generation = new Generation();
        generation.ChangeManifest("\"targetPort\": 8008", "\"targetPort\": 8009");
        await generation.RunAsync();
        Assert.Contains("MATRIX_HOMESERVER_URL=http://synapse:8009", generation.Files()["base/chat/kustomization.yaml"], StringComparison.Ordinal);
        Assert.Contains("containerPort: 8009", generation.Files()["base/synapse/statefulset.yaml"], StringComparison.Ordinal);
        Assert.Contains("port: 8009", generation.Files()["base/synapse/networkpolicy.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_literal_that_Kubernetes_would_expand_is_escaped()
    {
        using var generation = new Generation();
        generation.ChangeManifest("redis-server --requirepass $REDIS_PASSWORD", "redis-server --requirepass $(cat file)");
        await generation.RunAsync();
        Assert.Contains("--requirepass $$(cat file)", generation.Files()["base/redis/statefulset.yaml"], StringComparison.Ordinal);
    }
}
