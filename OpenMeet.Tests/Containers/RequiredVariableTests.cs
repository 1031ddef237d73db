namespace OpenMeet.Tests.Containers;

public sealed class RequiredVariableTests
{
    private static readonly ContainerTemplate[] SynapseTemplates = [ContainerTemplate.Homeserver, ContainerTemplate.Appservice, ContainerTemplate.SigningKey];

    public static TheoryData<string> SynapseVariables => [.. ContainerEnvironment.Synapse.Keys];

    public static TheoryData<string> WorkerVariables => [.. ContainerEnvironment.SynapseWorker.Keys];

    public static TheoryData<string> MasVariables => [.. ContainerEnvironment.Mas.Keys];

    public static TheoryData<string> ElementVariables => [.. ContainerEnvironment.Element.Keys];

    [Theory]
    [MemberData(nameof(SynapseVariables))]
    public async Task Synapse_stops_with_one_line_that_names_the_missing_variable(string name)
    {
        var renderings = await Task.WhenAll(SynapseTemplates.Select(template => template.RenderAsync((name, null))));
        var refused = renderings.First(rendering => rendering.Status != 0);
        Assert.Equal((78, "", $"synapse: {name} is missing\n"), (refused.Status, refused.Text, refused.Error));
    }

    [Theory]
    [MemberData(nameof(WorkerVariables))]
    public async Task A_worker_stops_with_one_line_that_names_the_missing_variable(string name)
    {
        var renderings = await Task.WhenAll(ContainerTemplate.Worker.RenderAsync((name, null)), ContainerTemplate.Replication.RenderAsync((name, null)));
        var refused = Assert.Single(renderings, rendering => rendering.Status != 0);
        Assert.Equal((78, "", $"synapse: {name} is missing\n"), (refused.Status, refused.Text, refused.Error));
    }

    [Fact]
    public async Task A_relay_without_its_secret_is_refused()
    {
        var refused = await ContainerTemplate.Homeserver.RenderAsync(("SYNAPSE_TURN_URIS", "turn:turn.test"));
        Assert.Equal("synapse: SYNAPSE_TURN_SHARED_SECRET is missing\n", refused.Error);
    }

    [Theory]
    [MemberData(nameof(MasVariables))]
    public async Task Mas_stops_with_one_line_that_names_the_missing_variable(string name)
    {
        var refused = await ContainerTemplate.Mas.RenderAsync((name, null));
        Assert.Equal((78, "", $"mas: {name} is missing\n"), (refused.Status, refused.Text, refused.Error));
    }

    [Theory]
    [MemberData(nameof(ElementVariables))]
    public async Task Element_stops_with_one_line_that_names_the_missing_variable(string name)
    {
        var refused = await ContainerTemplate.Element.RenderAsync((name, null));
        Assert.Equal((78, "", $"element: {name} is missing\n"), (refused.Status, refused.Text, refused.Error));
    }

    [Fact]
    public async Task An_empty_variable_is_missing()
    {
        var refused = await ContainerTemplate.Homeserver.RenderAsync(("POSTGRES_PASSWORD", ""));
        Assert.Equal("synapse: POSTGRES_PASSWORD is missing\n", refused.Error);
    }
}
