namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>One ChatApi of the stack, seen with one tenant's eyes.</summary>
public sealed class ChatService(StackFixture stack, Uri url, string tenantId, string platformSecret)
{
    public StackFixture Stack => stack;

    public Uri Url => url;

    public string BotId => $"@openmeet-bot-{tenantId}_{tenantId}:{Homeserver.ServerName}";

    public PlatformClient Platform { get; } = new(stack.IdUrl, url, "openmeet-platform", platformSecret);

    /// <summary>An event of the tenant with these people, who all exist at Oidc.</summary>
    public async Task<Gathering> GatherAsync(params (string Handle, string Role)[] people)
    {
        var slug = $"event-{Guid.NewGuid():N}";
        var attendees = new List<Person>();
        foreach (var (handle, role) in people)
        {
            attendees.Add(await Platform.CreatePersonAsync(tenantId, handle, role));
        }

        await Platform.PutEventAsync(tenantId, slug, attendees);
        return new Gathering(this, slug, attendees);
    }
}
