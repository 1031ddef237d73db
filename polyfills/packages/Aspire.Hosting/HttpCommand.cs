using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

/// <summary>A command of a resource that is a request to it.</summary>
internal sealed class HttpCommand(EndpointReference endpoint, string path, HttpCommandOptions options)
{
    public async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context)
    {
        if (!endpoint.IsAllocated)
        {
            return CommandResults.Failure("Endpoints are not yet allocated.");
        }

        var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient(options.HttpClientName ?? Options.DefaultName);
        if (options.HttpClientName is null)
        {
            // Who started it can cancel it; what takes long may.
            client.Timeout = Timeout.InfiniteTimeSpan;
        }

        using var request = new HttpRequestMessage(options.Method!, new UriBuilder(endpoint.Url) { Path = path }.Uri);
        await PrepareAsync(context, client, request).ConfigureAwait(false);
        try
        {
            using var response = await client.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
            return await ResultAsync(context, client, response).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e)
        {
            return CommandResults.Failure(e);
        }
    }

    private Task PrepareAsync(ExecuteCommandContext context, HttpClient client, HttpRequestMessage request) => options.PrepareRequest is { } prepare
        ? prepare(new HttpCommandRequestContext
        {
            Services = context.Services,
            ResourceName = context.ResourceName,
            Endpoint = endpoint,
            CancellationToken = context.CancellationToken,
            HttpClient = client,
            Arguments = context.Arguments,
            Request = request,
        })
        : Task.CompletedTask;

    private async Task<ExecuteCommandResult> ResultAsync(ExecuteCommandContext context, HttpClient client, HttpResponseMessage response)
    {
        if (options.GetCommandResult is { } getResult)
        {
            return await getResult(new HttpCommandResultContext
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Arguments = context.Arguments,
                Response = response,
            }).ConfigureAwait(false);
        }

        var error = response.IsSuccessStatusCode ? null : $"Request failed with status code {response.StatusCode}";
        var body = Format(response) is { } format && await response.Content.ReadAsStringAsync(context.CancellationToken).ConfigureAwait(false) is { Length: > 0 } text
            ? new CommandResultData { Value = text, Format = format }
            : null;
        return new ExecuteCommandResult { Success = error is null, Message = error, Data = body };
    }

    private CommandResultFormat? Format(HttpResponseMessage response) => options.ResultMode switch
    {
        HttpCommandResultMode.Json => CommandResultFormat.Json,
        HttpCommandResultMode.Text => CommandResultFormat.Text,
        HttpCommandResultMode.Auto => response.Content.Headers.ContentType?.MediaType switch
        {
            "application/json" => CommandResultFormat.Json,
            { } json when json.EndsWith("+json", StringComparison.OrdinalIgnoreCase) => CommandResultFormat.Json,
            "text/markdown" => CommandResultFormat.Markdown,
            { } text when text.StartsWith("text/", StringComparison.OrdinalIgnoreCase) => CommandResultFormat.Text,
            _ => null,
        },
        _ => null,
    };
}
