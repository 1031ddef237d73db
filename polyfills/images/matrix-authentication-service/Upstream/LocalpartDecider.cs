namespace MatrixAuthenticationService.Upstream;

/// <summary>Decides whether an imported localpart can be had, by the provider's <c>on_conflict</c>, the policy and the homeserver.</summary>
internal sealed class LocalpartDecider(UserStore users, UpstreamLinkStore links, SynapseClient synapse, MatrixSettings matrix)
{
    public async Task<LocalpartDecision> DecideAsync(UpstreamProviderSettings provider, string localpart, CancellationToken cancellationToken)
    {
        var isSuggestion = provider.Claims.Localpart.Action == ImportAction.Suggest;
        if (await users.FindByUsernameAsync(localpart, cancellationToken) is { } existing)
        {
            return isSuggestion ? new() : await ConflictAsync(provider, existing, cancellationToken);
        }

        if (UsernamePolicy.Violation(localpart, matrix.Homeserver) is { } violation)
        {
            return isSuggestion ? new() : Refused("policy_violation", $"Policy error: {violation}.");
        }

        return await synapse.AvailabilityAsync(localpart, cancellationToken) == LocalpartAvailability.Available
            ? new(Localpart: localpart)
            : isSuggestion ? new() : Refused("localpart_not_available", $"Localpart not available: {localpart}.");
    }

    // Business errors of this page have status 200 upstream, and callers that drive the login see it.
    private static LocalpartDecision Refused(string code, string text) => new(Refusal: Page.Error(StatusCodes.Status200OK, code, text));

    private async Task<LocalpartDecision> ConflictAsync(UpstreamProviderSettings provider, User existing, CancellationToken cancellationToken)
    {
        switch (provider.Claims.OnConflict)
        {
            case LocalpartConflict.Add:
                return new(Existing: existing);
            case LocalpartConflict.Replace:
                await links.DetachAllAsync(provider.Id, existing.Id, cancellationToken);
                return new(Existing: existing);
            case LocalpartConflict.Set when !await links.HasLinkAsync(provider.Id, existing.Id, cancellationToken):
                return new(Existing: existing);
            default:
                return Refused("user_exists", $"User exists: the account {existing.Username} is not linked to this identity.");
        }
    }
}
