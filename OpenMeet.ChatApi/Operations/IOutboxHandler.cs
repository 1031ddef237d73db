namespace OpenMeet.ChatApi.Operations;

/// <summary>Does one kind of side effect. Doing it twice must be the same as doing it once.</summary>
internal interface IOutboxHandler
{
    string Kind { get; }

    /// <summary>Null when it is done; a failure leaves it owed.</summary>
    Task<Failure?> HandleAsync(string payload, CancellationToken cancellationToken);
}
