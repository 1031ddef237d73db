namespace OpenMeet.ChatApi.Realtime;

/// <param name="Reason">Why pushes may have been lost: <c>backplane_restored</c>.</param>
internal sealed record ResyncPush(string Reason);
