namespace OpenMeet.ChatApi.Matrix;

/// <summary>Who makes a Matrix call.</summary>
internal abstract record MatrixActor
{
    private MatrixActor()
    {
    }

    /// <summary>
    /// A person, acted for by the application service: its token and <c>?user_id=</c>. No <c>device_id</c>, since MAS's
    /// device sync deletes devices that MAS does not know.
    /// </summary>
    public sealed record Person(string UserId) : MatrixActor;

    /// <summary>The tenant's bot with its own session.</summary>
    public sealed record Bot(string TenantId) : MatrixActor;
}
