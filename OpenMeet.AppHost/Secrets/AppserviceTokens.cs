namespace OpenMeet.AppHost.Secrets;

/// <summary>The tokens of a Matrix application service registration.</summary>
/// <param name="As">With it the application service calls the homeserver (<c>as_token</c>).</param>
/// <param name="Hs">With it the homeserver calls the application service (<c>hs_token</c>).</param>
internal sealed record AppserviceTokens(IResourceBuilder<ParameterResource> As, IResourceBuilder<ParameterResource> Hs);
