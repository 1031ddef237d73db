using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.RecordedAnswers;

[Collection(ProviderTests.Name)]
public sealed class RecordedAnswerTests(ProviderFixture fixture)
{
    public static TheoryData<string> Names => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_server_answers_as_recorded(string name)
    {
        TestSituation.Begin();
        var exchange = Recording.Get(name);
        var provider = await fixture.GetAsync(exchange.Provider);
        using var http = provider.CreateClient();
        var session = new ProviderSession(http);
        var scenario = new Scenario(provider, session);
        foreach (var step in exchange.Before)
        {
            await scenario.RunAsync(step);
        }

        using var request = RecordedRequest.Create(exchange.Request, session.Values);
        using var response = await http.SendAsync(request);

        Assert.Equal(Answer.Show(exchange.Answer), Answer.Show(await Answer.ReadAsync(response)));
    }
}
