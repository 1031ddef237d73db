namespace OpenMeet.ServiceDefaults.Tenants;

/// <summary>One tenant of the platform.</summary>
/// <param name="Id">Case-sensitive; empty for the public tenant.</param>
/// <param name="Name">For people.</param>
/// <param name="Bot">Its bot.</param>
public sealed record Tenant(string Id, string Name, BotUser Bot)
{
    /// <summary>Stands for the public tenant's empty id where a path segment is needed.</summary>
    public const string PublicPathSegment = "-";

    /// <summary>The id as a path segment.</summary>
    public string PathSegment => Id.Length == 0 ? PublicPathSegment : Id;
}
