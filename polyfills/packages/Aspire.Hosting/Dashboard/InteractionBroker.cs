using System.Threading.Channels;
using Aspire.DashboardService.Proto.V1;
using Grpc.Core;
using Input = Aspire.DashboardService.Proto.V1.InteractionInput;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Questions from the AppHost to whoever has the dashboard open. A question stays open over reconnections of the dashboard; its
/// first answer ends it for all.
/// </summary>
internal sealed class InteractionBroker
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Question> _open = [];
    private readonly List<ChannelWriter<WatchInteractionsResponseUpdate>> _subscribers = [];
    private int _lastId;

    /// <summary>Shows a message with a button.</summary>
    /// <returns>Whether the button was pressed; false when the message was dismissed.</returns>
    public async Task<bool> NotifyAsync(string title, string message, string button, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            new WatchInteractionsResponseUpdate
            {
                Title = title,
                Message = message,
                PrimaryButtonText = button,
                ShowDismiss = true,
                Notification = new InteractionNotification { Intent = MessageIntent.Warning },
            },
            cancellationToken).ConfigureAwait(false);
        return answer is { KindCase: WatchInteractionsRequestUpdate.KindOneofCase.Notification, Notification.Result: true };
    }

    /// <summary>Shows a form.</summary>
    /// <returns>The inputs as filled in, or null when the form was cancelled.</returns>
    public async Task<IReadOnlyList<Input>?> AskInputsAsync(
        string title, string message, IEnumerable<Input> inputs, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            new WatchInteractionsResponseUpdate
            {
                Title = title,
                Message = message,
                ShowDismiss = true,
                ShowSecondaryButton = true,
                EnableMessageMarkdown = true,
                InputsDialog = new InteractionInputsDialog { InputItems = { inputs } },
            },
            cancellationToken).ConfigureAwait(false);
        return answer.KindCase == WatchInteractionsRequestUpdate.KindOneofCase.InputsDialog ? answer.InputsDialog.InputItems : null;
    }

    /// <summary>Serves one dashboard until cancelled.</summary>
    public async Task SendAsync(IServerStreamWriter<WatchInteractionsResponseUpdate> stream, CancellationToken cancellationToken)
    {
        var updates = Channel.CreateUnbounded<WatchInteractionsResponseUpdate>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            foreach (var question in _open.Values)
            {
                updates.Writer.TryWrite(question.Message);
            }

            _subscribers.Add(updates.Writer);
        }

        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await stream.WriteAsync(update, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_lock)
            {
                _subscribers.Remove(updates.Writer);
            }
        }
    }

    /// <summary>Takes an answer; one to a question that is no longer open, or a mere change of a value, is of no interest.</summary>
    public void Receive(WatchInteractionsRequestUpdate answer)
    {
        lock (_lock)
        {
            if (!answer.ResponseUpdate && _open.TryGetValue(answer.InteractionId, out var question))
            {
                question.Answer.TrySetResult(answer);
            }
        }
    }

    private async Task<WatchInteractionsRequestUpdate> AskAsync(WatchInteractionsResponseUpdate message, CancellationToken cancellationToken)
    {
        message.InteractionId = Interlocked.Increment(ref _lastId);
        var question = new Question(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _open[message.InteractionId] = question;
            Broadcast(message);
        }

        try
        {
            return await question.Answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(message.InteractionId);
                Broadcast(new() { InteractionId = message.InteractionId, Complete = new InteractionComplete() });
            }
        }
    }

    private void Broadcast(WatchInteractionsResponseUpdate update)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber.TryWrite(update);
        }
    }

    private sealed record Question(WatchInteractionsResponseUpdate Message, TaskCompletionSource<WatchInteractionsRequestUpdate> Answer);
}
