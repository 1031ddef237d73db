using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A reader that tells when its user is done with it.</summary>
internal sealed class TrackedReader(PipeReader inner, Action<Exception?> completed) : PipeReader
{
    public override void Complete(Exception? exception = null)
    {
        completed(exception);
        inner.Complete(exception);
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);
}
