using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>
/// The stack's ChatApi once more, on a database of its own and with bots on personal sessions, so that no second stack is
/// needed to see them work.
/// </summary>
internal static class PersonalSessionChat
{
    public const string Name = "chat-personal";

    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        var chat = builder.Resources.OfType<ProjectResource>().Single(project => project.Name == "chat");
        var postgres = builder.CreateResourceBuilder(builder.Resources.OfType<PostgresServerResource>().Single());
        var database = postgres.AddDatabase("chatpersonaldb", "chatpersonal");
        var personal = builder.AddProject<Projects.OpenMeet_ChatApi>(Name);

        // What AddProject itself says is each project's own. Aspire evaluates an annotation once, so none may be shared.
        var own = personal.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>().Count();
        foreach (var environment in chat.Annotations.OfType<EnvironmentCallbackAnnotation>().Skip(own))
        {
            personal.WithEnvironment(environment.Callback);
        }

        foreach (var wait in chat.Annotations.OfType<WaitAnnotation>())
        {
            personal.WithAnnotation(new WaitAnnotation(wait.Resource, wait.WaitType));
        }

        personal.WithHttpEndpoint().WithHttpHealthCheck("/health").WaitFor(database)
            .WithEnvironment("ConnectionStrings__chatdb", database)
            .WithEnvironment("Bots__SignIn", "PersonalSession");
    }
}
