using Aspire.DashboardService.Proto.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Aspire.Hosting.RunTests.Support;

/// <summary>Calls an AppHost's resource service as the dashboard does, by the names on the wire.</summary>
internal sealed class ResourceServiceClient(string address, string? key) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    public async Task<IReadOnlyList<Resource>> ResourcesAsync(CancellationToken cancellationToken)
    {
        using var call = _channel.CreateCallInvoker().AsyncServerStreamingCall(
            Method("WatchResources", MethodType.ServerStreaming, WatchResourcesUpdate.Parser), null, Options(cancellationToken), new WatchResourcesRequest());
        await call.ResponseStream.MoveNext(cancellationToken);
        return call.ResponseStream.Current.InitialData.Resources;
    }

    public async Task<IReadOnlyList<ConsoleLogLine>> LogAsync(string resource, CancellationToken cancellationToken)
    {
        using var call = _channel.CreateCallInvoker().AsyncServerStreamingCall(
            Method("WatchResourceConsoleLogs", MethodType.ServerStreaming, WatchResourceConsoleLogsUpdate.Parser),
            null,
            Options(cancellationToken),
            new WatchResourceConsoleLogsRequest { ResourceName = resource, SuppressFollow = true });
        var lines = new List<ConsoleLogLine>();
        await foreach (var update in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            lines.AddRange(update.LogLines);
        }

        return lines;
    }

    public async Task<ResourceCommandResponse> ExecuteAsync(string resource, string command, CancellationToken cancellationToken) =>
        await _channel.CreateCallInvoker().AsyncUnaryCall(
            Method("ExecuteResourceCommand", MethodType.Unary, ResourceCommandResponse.Parser),
            null,
            Options(cancellationToken),
            new ResourceCommandRequest { ResourceName = resource, CommandName = command });

    /// <summary>Answers whatever is asked, in turn, with what <paramref name="answer"/> gives; null ends it.</summary>
    public async Task AnswerAsync(Func<WatchInteractionsResponseUpdate, WatchInteractionsRequestUpdate?> answer, CancellationToken cancellationToken)
    {
        using var call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(
            Method("WatchInteractions", MethodType.DuplexStreaming, WatchInteractionsResponseUpdate.Parser), null, Options(cancellationToken));
        // Disposing the call cancels it, with what has not arrived yet: the last answer has arrived when it is completed.
        int? last = null;
        await foreach (var question in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (question.KindCase == WatchInteractionsResponseUpdate.KindOneofCase.Complete)
            {
                if (question.InteractionId == last)
                {
                    return;
                }

                continue;
            }

            if (answer(question) is not { } reply)
            {
                return;
            }

            reply.InteractionId = question.InteractionId;
            await call.RequestStream.WriteAsync(reply, cancellationToken);
            if (reply.KindCase == WatchInteractionsRequestUpdate.KindOneofCase.InputsDialog)
            {
                last = question.InteractionId;
            }
        }
    }

    public void Dispose() => _channel.Dispose();

    private static Method<IMessage, T> Method<T>(string name, MethodType type, MessageParser<T> parser)
        where T : IMessage<T> =>
        new(type, "aspire.v1.DashboardService", name, Marshallers.Create<IMessage>(m => m.ToByteArray(), _ => throw new NotSupportedException()), Marshallers.Create(m => m.ToByteArray(), parser.ParseFrom));

    private CallOptions Options(CancellationToken cancellationToken) =>
        new(key is null ? [] : new Metadata { { "x-resource-service-api-key", key } }, cancellationToken: cancellationToken);
}
