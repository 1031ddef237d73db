namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>An event and its people.</summary>
public sealed class Gathering(ChatService chat, string slug, IReadOnlyList<Person> people)
{
    public string Slug => slug;

    public IReadOnlyList<Person> People => people;

    /// <summary>Signs a person in at Oidc as the chat page does and gives their REST client.</summary>
    public async Task<ChatClient> SignInAsync(int index)
    {
        var token = await new OidcSignIn(chat.Stack.IdUrl, chat.Stack.ChatUrl).GetAccessTokenAsync(people[index].Email, people[index].Password);
        return new ChatClient(chat.Url, slug, people[index], token);
    }
}
