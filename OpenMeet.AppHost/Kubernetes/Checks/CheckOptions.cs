using System.Security.Cryptography.X509Certificates;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>What a user says of the deployment beside its address.</summary>
/// <param name="Matrix">Public URL of the homeserver; null: it is found out.</param>
/// <param name="Account">Public URL of MAS.</param>
/// <param name="Id">Public URL of OpenMeet.Oidc.</param>
/// <param name="Element">Public URL of Element.</param>
/// <param name="ServerName">The part after the colon of Matrix ids; null: what Element is told.</param>
/// <param name="FederationIsOpen">Whether other homeservers are meant to come in.</param>
/// <param name="AccessToken">A person's access token for the chat, to go through the hub with; null: none.</param>
/// <param name="Authorities">Certificate authorities to trust instead of the machine's; null: the machine's.</param>
internal sealed record CheckOptions(
    Uri? Matrix = null,
    Uri? Account = null,
    Uri? Id = null,
    Uri? Element = null,
    string? ServerName = null,
    bool FederationIsOpen = false,
    string? AccessToken = null,
    X509Certificate2Collection? Authorities = null)
{
    /// <summary>Without the token: records print their members.</summary>
    public override string ToString() => nameof(CheckOptions);
}
