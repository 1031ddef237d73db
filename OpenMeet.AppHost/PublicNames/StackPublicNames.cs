namespace OpenMeet.AppHost.PublicNames;

/// <summary>
/// The URLs under which browsers and Matrix clients see the stack, without a trailing slash. Issuers, redirect URIs and
/// links bear these; services call each other by other, internal addresses.
/// </summary>
/// <param name="Chat">The chat page, the chat API and its hub.</param>
/// <param name="Matrix">The client-server API of the homeserver.</param>
/// <param name="Account">MAS: sign-in of Matrix clients, account pages.</param>
/// <param name="Id">OpenMeet.Oidc: the issuer.</param>
/// <param name="Element">Element Web.</param>
internal sealed record StackPublicNames(
    ReferenceExpression Chat,
    ReferenceExpression Matrix,
    ReferenceExpression Account,
    ReferenceExpression Id,
    ReferenceExpression Element);
