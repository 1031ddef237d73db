using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aspire.Hosting.Dcp.Model;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>
/// Typed calls to DCP's API server. Every call is repeated while the server cannot be reached, 100 ms to 5 s apart and 20 s in
/// total; all but a create also while the server answers 409.
/// </summary>
internal sealed class DcpApi(DcpConnection connection)
{
    private const string BasePath = $"apis/{CustomResource.GroupName}/{CustomResource.Version}/";
    private const string ExecutionPath = "admin/execution";
    private static readonly TimeSpan s_retryFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_watchRestart = TimeSpan.FromMinutes(5);
    private static readonly ResiliencePipeline s_unreachable = Pipeline(static e => e is HttpRequestException);
    private static readonly ResiliencePipeline s_unreachableOrConflict =
        Pipeline(static e => e is HttpRequestException or DcpApiException { StatusCode: HttpStatusCode.Conflict });

    public Task<T> GetAsync<T>(string name, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T> =>
        SendAsync(s_unreachableOrConflict, HttpMethod.Get, PathOf<T>(name), null, T.TypeInfo, cancellationToken);

    public Task<T> CreateAsync<T>(T item, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T> =>
        SendAsync(s_unreachable, HttpMethod.Post, PathOf<T>(null), () => Json(item, T.TypeInfo, "application/json"), T.TypeInfo, cancellationToken);

    public Task<T> PatchAsync<T>(string name, IReadOnlyList<JsonPatchOperation> patch, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T> =>
        SendAsync(
            s_unreachableOrConflict,
            HttpMethod.Patch,
            PathOf<T>(name),
            () => Json(patch, DcpJsonContext.Default.IReadOnlyListJsonPatchOperation, "application/json-patch+json"),
            T.TypeInfo,
            cancellationToken);

    public Task<T> DeleteAsync<T>(string name, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T> =>
        SendAsync(s_unreachableOrConflict, HttpMethod.Delete, PathOf<T>(name), null, T.TypeInfo, cancellationToken);

    /// <summary>All objects of a kind as they are, then each change, until cancelled. Reopening replays all objects as added.</summary>
    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        while (true)
        {
            using var restart = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            restart.CancelAfter(s_watchRestart);
            using var response = await OpenAsync(PathOf<T>(null) + "?watch=true", cancellationToken).ConfigureAwait(false);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
            while (await ReadLineAsync(reader, restart.Token, cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (JsonSerializer.Deserialize(line, T.WatchTypeInfo) is { Object: not null } change)
                {
                    yield return change;
                }
            }

            // A watch that the server ends at once must not spin.
            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One of the five log streams of an object, each line with its time stamp.</summary>
    public async Task<Stream> GetLogStreamAsync<T>(string name, string source, bool follow, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        var query = $"/log?follow={(follow ? "true" : "false")}&timestamps=true&source={source}&line_numbers=false";
        var response = await OpenAsync(PathOf<T>(name) + query, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the server stop everything and itself, and returns at once.</summary>
    public Task StopServerAsync(CancellationToken cancellationToken) => SetExecutionAsync(ExecutionDocument.Stopping, cancellationToken);

    /// <summary>Makes the server stop and remove everything it runs, and returns when that is done.</summary>
    public async Task CleanupResourcesAsync(CancellationToken cancellationToken)
    {
        await SetExecutionAsync(ExecutionDocument.CleaningResources, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var state = await SendAsync(
                s_unreachable, HttpMethod.Get, ExecutionPath, null, DcpJsonContext.Default.ExecutionDocument, cancellationToken).ConfigureAwait(false);
            if (state.Status is ExecutionDocument.CleanupComplete or ExecutionDocument.Stopping)
            {
                return;
            }

            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SetExecutionAsync(string status, CancellationToken cancellationToken)
    {
        var document = new ExecutionDocument { Status = status, ShutdownResourceCleanup = ExecutionDocument.FullCleanup };
        using var response = await SendAsync(
            s_unreachable,
            () => new HttpRequestMessage(HttpMethod.Patch, ExecutionPath)
            {
                Content = Json(document, DcpJsonContext.Default.ExecutionDocument, "application/merge-patch+json"),
            },
            cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(s_unreachableOrConflict, () => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    private async Task<T> SendAsync<T>(
        ResiliencePipeline pipeline, HttpMethod method, string path, Func<HttpContent>? content, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            pipeline, () => new HttpRequestMessage(method, path) { Content = content?.Invoke() }, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, typeInfo, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"DCP answered {method} {path} with an empty document.");
    }

    // Time-out and retry end with the response headers; reading a watch or a log has the caller's token only.
    private async Task<HttpResponseMessage> SendAsync(
        ResiliencePipeline pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(
            async attempt =>
            {
                var client = await connection.GetClientAsync(attempt).ConfigureAwait(false);
                using var message = request();
                message.Version = client.DefaultRequestVersion;
                var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, attempt).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                {
                    return response;
                }

                using (response)
                {
                    var text = await response.Content.ReadAsStringAsync(attempt).ConfigureAwait(false);
                    throw new DcpApiException(response.StatusCode, $"DCP answered {message.Method} {message.RequestUri} with {(int)response.StatusCode}: {text}");
                }
            },
            cancellationToken).ConfigureAwait(false);

    private static async ValueTask<string?> ReadLineAsync(StreamReader reader, CancellationToken restart, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(restart).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // the periodic restart
        }
        catch (IOException)
        {
            return null; // the server is gone or ended the stream: opening it again tells
        }
    }

    private static string PathOf<T>(string? name)
        where T : CustomResource, IDcpObject<T> =>
        name is null ? BasePath + T.Collection : $"{BasePath}{T.Collection}/{Uri.EscapeDataString(name)}";

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> typeInfo, string mediaType) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, typeInfo)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    private static ResiliencePipeline Pipeline(Func<Exception, bool> retryable) => new ResiliencePipelineBuilder()
        .AddTimeout(new TimeoutStrategyOptions { Timeout = s_retryFor })
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle(retryable),
            BackoffType = DelayBackoffType.Exponential,
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(5),
        })
        .Build();
}
