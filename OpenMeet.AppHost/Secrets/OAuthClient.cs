namespace OpenMeet.AppHost.Secrets;

/// <summary>An OAuth client that two resources must agree on.</summary>
/// <param name="Id">The client id; public.</param>
/// <param name="Secret">The client secret.</param>
internal sealed record OAuthClient(string Id, IResourceBuilder<ParameterResource> Secret);
