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
        foreach (var client in clients)
        {
            await client.JoinAsync();
        }

        return new(cluster, slug, clients[0], clients[1]);
    }

    /// <summary>A WebSocket through the proxy.</summary>
    public Task<HubClient> ConnectAsync(ChatClient person) => HubClient.ConnectAsync(
        new Uri($"http://127.0.0.1:{cluster.Port}/hubs/chat"),
        person.AccessToken,
        options => options.SetRequestHeader("Host", RehearsalCluster.Url("chat").Host));

    /// <summary>Waits until reading and writing go through everything again.</summary>
    public Task ServesAgainAsync() => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await ann.PostAsync($"/api/chat/event/{slug}/join");
            using var typing = await ben.PostAsync($"/api/chat/event/{slug}/join");
            return answer.StatusCode == HttpStatusCode.OK && typing.StatusCode == HttpStatusCode.OK;
        },
        TimeSpan.FromMinutes(3));

    private static async Task<ChatClient> SignInAsync(RehearsalCluster cluster, string slug, Person person)
    {
        var token = await new OidcSignIn(RehearsalCluster.Url("id"), RehearsalCluster.Url("chat"), cluster.Door()).GetAccessTokenAsync(person.Email, person.Password);
        return new ChatClient(RehearsalCluster.Url("chat"), slug, person, token, cluster.Door());
    }
}
