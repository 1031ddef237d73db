using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Browser;

/// <summary>The web client that the stack brings for Matrix: same account, same rooms.</summary>
[Collection(StackCollection.Name)]
public sealed class ElementTests(StackFixture stack)
{
    [Fact]
    public async Task Its_configuration_names_the_public_homeserver()
    {
        using var http = new HttpClient();

        var config = await http.GetStringAsync(new Uri(stack.ElementUrl, "/config.json"));

        Assert.Contains(stack.MatrixUrl.GetLeftPart(UriPartial.Authority), config, StringComparison.Ordinal);
    }
}
