using Microsoft.Extensions.Logging;
using OpenMeet.AppHost.Secrets;

namespace OpenMeet.AppHost.Demo;

/// <summary>Puts the demo people and their event where the platform would put them. Repeating it changes nothing.</summary>
internal sealed partial class DemoSeeder(
    PlatformClient client,
    ResourceLoggerService loggers,
    DemoSeeder.Addresses addresses,
    OAuthClient platform,
    ParameterResource password)
{
    /// <summary>How the demo people sign in; null until seeding has succeeded.</summary>
    public DemoSignIn? SignIn { get; private set; }

    public async Task SeedAsync(IResource chat, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(chat);
        try
        {
            var oidc = await addresses.Oidc.GetValueAsync(cancellationToken) ?? throw new InvalidOperationException("Oidc has no address.");
            var chatApi = await addresses.Chat.GetValueAsync(cancellationToken) ?? throw new InvalidOperationException("ChatApi has no address.");
            var secret = await platform.Secret.Resource.GetValueAsync(cancellationToken) ?? string.Empty;
            var demoPassword = await password.GetValueAsync(cancellationToken) ?? string.Empty;

            await client.SignInAsync(new Uri(oidc), platform.Id, secret, cancellationToken);
            foreach (var person in DemoTenant.People)
            {
                await client.PutUserAsync(new Uri(oidc), person, demoPassword, cancellationToken);
            }

            await client.PutEventAsync(new Uri(chatApi), cancellationToken);
            SignIn = new DemoSignIn([.. DemoTenant.People.Select(person => person.Email)], demoPassword);
        }
        catch (HttpRequestException exception)
        {
            // The stack is of use without the demo: say so and go on.
            LogFailed(logger, exception.StatusCode, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The demo tenant could not be seeded (status {StatusCode}); sign in with users of your own.")]
    private static partial void LogFailed(ILogger logger, System.Net.HttpStatusCode? statusCode, Exception exception);

    /// <summary>Where the platform's APIs are.</summary>
    /// <param name="Oidc">Accounts API and token endpoint.</param>
    /// <param name="Chat">Directory API.</param>
    /// <param name="Page">The chat page.</param>
    internal sealed record Addresses(EndpointReference Oidc, EndpointReference Chat, ReferenceExpression Page);
}
