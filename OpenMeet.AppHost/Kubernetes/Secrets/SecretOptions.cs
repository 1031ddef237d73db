using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>Where values come from and go to, if not where the settings say.</summary>
/// <param name="Root">Root of the checkout.</param>
/// <param name="Plain">A file for plain text, or <c>-</c>; null: none.</param>
/// <param name="Values">A file with the values that are there, or <c>-</c>; null: where they are kept.</param>
/// <param name="Terminal">Standard input and output.</param>
internal sealed record SecretOptions(string Root, string? Plain, string? Values, SecretTerminal Terminal)
{
    /// <summary>Where the table goes: not where values go.</summary>
    public TextWriter Table => Plain == PlainVault.Standard ? Terminal.Error : Terminal.Output;
}
