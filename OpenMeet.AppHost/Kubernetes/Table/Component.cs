namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>The part that a workload plays; options that concern a part find its workload by it, never by its name.</summary>
internal enum Component
{
    /// <summary>PostgreSQL.</summary>
    Database,

    /// <summary>Redis.</summary>
    Cache,

    /// <summary>Where people and bots sign in.</summary>
    Identity,

    /// <summary>Matrix's authentication service.</summary>
    Authentication,

    /// <summary>The Matrix homeserver.</summary>
    Homeserver,

    /// <summary>A further process of the homeserver.</summary>
    HomeserverWorker,

    /// <summary>The chat itself.</summary>
    Chat,

    /// <summary>A page for browsers.</summary>
    Client,

    /// <summary>The only way in.</summary>
    Gateway,

    /// <summary>Relay and mixer of calls.</summary>
    Media,
}
