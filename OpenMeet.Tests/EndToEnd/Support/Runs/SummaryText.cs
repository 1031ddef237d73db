namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>Reads what the AppHost prints when the stack is up.</summary>
public sealed class SummaryText(IReadOnlyList<string> lines)
{
    private const string LastLabel = "Dashboard";

    public Uri Chat => new(Value("Chat"));

    public Uri Dashboard => new(Value(LastLabel));

    /// <summary>The e-mail addresses of the demo people.</summary>
    public IReadOnlyList<string> Emails => Value("Sign in as").Split(" or ");

    public string Password => Value("Password");

    internal static bool IsLast(string line) => Is(line, LastLabel);

    private static bool Is(string line, string label) => line.StartsWith($"  {label,-12} ", StringComparison.Ordinal);

    private string Value(string label) => lines.Single(line => Is(line, label))[15..].Trim();
}
