namespace MatrixAuthenticationService.Sessions;

/// <summary>What a person was about to do before signing in. <paramref name="Id"/> is a grant, an SSO login or an upstream link.</summary>
internal sealed record PostAuthAction(string Kind, string? Id = null, string? Action = null, string? DeviceId = null)
{
    private const string Grant = "continue_authorization_grant";
    private const string CompatSso = "continue_compat_sso_login";
    private const string Link = "link_upstream";
    private const string Account = "manage_account";

    public static PostAuthAction ContinueGrant(string id) => new(Grant, id);

    public static PostAuthAction ContinueCompatSso(string id) => new(CompatSso, id);

    public static PostAuthAction ManageAccount(string? action, string? deviceId) => new(Account, null, action, deviceId);

    /// <summary>The action that a query or form names; null when it names none, or an unknown one.</summary>
    public static PostAuthAction? From(Func<string, string?> field) => field("kind") switch
    {
        Grant or CompatSso or Link when Ulid.IsValid(field("id")) => new(field("kind")!, field("id")),
        Account => new(Account, null, field("action"), field("device_id")),
        _ => null,
    };

    /// <summary>Where the action goes on, as a path of this service.</summary>
    public string Path() => Kind switch
    {
        Grant => $"/consent/{Id}",
        CompatSso => $"/complete-compat-sso/{Id}",
        Link => $"/upstream/link/{Id}",
        _ => "/account/" + QueryString.Create(AccountParameters()).ToUriComponent(),
    };

    public IEnumerable<KeyValuePair<string, string?>> Parameters()
    {
        yield return new("kind", Kind);
        if (Id is not null)
        {
            yield return new("id", Id);
        }

        foreach (var parameter in AccountParameters())
        {
            yield return parameter;
        }
    }

    public string Query() => QueryString.Create(Parameters()).ToUriComponent();

    private IEnumerable<KeyValuePair<string, string?>> AccountParameters()
    {
        if (Action is not null)
        {
            yield return new("action", Action);
        }

        if (DeviceId is not null)
        {
            yield return new("device_id", DeviceId);
        }
    }
}
