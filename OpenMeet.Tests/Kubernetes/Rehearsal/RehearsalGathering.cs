using System.Net;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Support;
using HubClient = OpenMeet.Tests.Support.HubClient;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>Ann and Ben in the chat of an event of their own, signed in at Oidc as the chat page does it.</summary>
internal sealed class RehearsalGathering(RehearsalCluster cluster, string slug, ChatClient ann, ChatClient ben)
{
    private const string Tenant = "openmeet";

    public string Slug => slug;

    public ChatClient Ann => ann;

    public ChatClient Ben => ben;

    public static async Task<RehearsalGathering> CreateAsync(RehearsalCluster cluster)
    {
        var platform = cluster.Platform;
        var slug = $"event-{Guid.NewGuid():N}";
        Person[] people = [await platform.CreatePersonAsync(Tenant, "ann", "host"), await platform.CreatePersonAsync(Tenant, "ben", "participant")];
        await platform.PutEventAsync(Tenant, slug, people);
        var clients = await Task.WhenAll(people.Select(person => SignInAsync(cluster, slug, person)));
        var gathering = new RehearsalGathering(cluster, slug, clients[0], clients[1]);
        await gathering.ServesAsync();
        return gathering;
    }

    /// <summary>A WebSocket through the proxy.</summary>
    public Task<HubClient> ConnectAsync(ChatClient person) => HubClient.ConnectAsync(
        new Uri($"http://127.0.0.1:{cluster.Port}/hubs/chat"),
        person.AccessToken,
        options => options.SetRequestHeader("Host", RehearsalCluster.Url("chat").Host));

    /// <summary>
    /// Joins both. While a part of the stack is being replaced the chat answers 502 or 503, and a client comes again; any other
    /// answer is wrong.
    /// </summary>
    public Task ServesAsync() => Eventually.TrueAsync(async () => await JoinsAsync(ann) && await JoinsAsync(ben), TimeSpan.FromMinutes(3));

    private async Task<bool> JoinsAsync(ChatClient person)
    {
        using var answer = await person.PostAsync($"/api/chat/event/{slug}/join");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task<ChatClient> SignInAsync(RehearsalCluster cluster, string slug, Person person)
    {
        var token = await new OidcSignIn(RehearsalCluster.Url("id"), RehearsalCluster.Url("chat"), cluster.Door()).GetAccessTokenAsync(person.Email, person.Password);
        return new ChatClient(RehearsalCluster.Url("chat"), slug, person, token, cluster.Door());
    }
}
