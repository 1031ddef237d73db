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
        var personal = builder.AddProject<Projects.OpenMeet_ChatApi>(Name).WithHttpEndpoint().WithHttpHealthCheck("/health").WaitFor(database);

        // Its own endpoint has the last word.
        foreach (var annotation in chat.Annotations.Where(annotation => annotation is EnvironmentCallbackAnnotation or WaitAnnotation).Reverse())
        {
            personal.Resource.Annotations.Insert(0, annotation);
        }

        personal.WithEnvironment("ConnectionStrings__chatdb", database).WithEnvironment("Bots__SignIn", "PersonalSession");
    }
}
