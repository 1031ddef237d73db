namespace OpenMeet.ChatApi.Operations;

/// <summary>Is told when who may chat in an event may have changed.</summary>
internal interface IChangeObserver
{
    /// <param name="roomKey">The event, as <see cref="Data.RoomKey"/> writes it; null when it may be any.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task ChangedAsync(string? roomKey, CancellationToken cancellationToken);
}
