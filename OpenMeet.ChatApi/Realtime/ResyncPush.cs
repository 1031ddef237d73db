namespace OpenMeet.ChatApi.Realtime;

/// <param name="Reason">Why pushes may have been lost: one of the constants.</param>
internal sealed record ResyncPush(string Reason)
{
    /// <summary>The replica that holds the connection heard nothing from the others for a while.</summary>
    public const string BackplaneRestored = "backplane_restored";

    /// <summary>A replica, maybe another, could not push.</summary>
    public const string PushesLost = "pushes_lost";

    /// <summary>The homeserver had no answer to a transaction: a replica may have ended between storing and pushing it.</summary>
    public const string TransactionRepeated = "transaction_repeated";
}
