namespace OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

/// <summary>The user's side of a command.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: the table, or the values if those were asked for there.</param>
/// <param name="Error">Standard error: the table when values go to <paramref name="Output"/>.</param>
internal sealed record SecretTerminal(TextReader Input, TextWriter Output, TextWriter Error)
{
    public static SecretTerminal Console => new(System.Console.In, System.Console.Out, System.Console.Error);
}
