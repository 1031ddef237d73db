using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>
/// Sends calls to the homeserver as whoever makes them. Tokens travel in the <c>Authorization</c> header only; a rate limit
/// is waited out when it is short; a bot's refused token is renewed once.
/// </summary>
internal sealed class MatrixTransport(
    HttpClient http, IBotTokens bots, ChatSettings settings, ChatMetrics metrics, TimeProvider time)
{
    /// <summary>How long one call may wait for rate limits altogether before the caller is told to come back.</summary>
    private static readonly TimeSpan RateLimitPatience = TimeSpan.FromSeconds(3);

    public async Task<Result<T>> SendAsync<T>(MatrixCall call, CancellationToken cancellationToken)
    {
        using var activity = ChatTelemetry.Source.StartActivity($"matrix {call.Operation}", ActivityKind.Internal);
        var token = await TokenAsync(call.Actor, cancellationToken);
        if (token.Failed(out var failure, out var bearer))
        {
            return failure;
        }

        var result = call.Actor is MatrixActor.Bot bot
            ? await SendAsBotAsync<T>(call, bot.TenantId, bearer, cancellationToken)
            : await SendPatientlyAsync<T>(call, bearer, cancellationToken);
        activity?.SetStatus(result.Failure is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, result.Failure?.Code);
        return result;
    }

    private async Task<Result<T>> SendAsBotAsync<T>(MatrixCall call, string tenantId, string bearer, CancellationToken cancellationToken)
    {
        var result = await SendPatientlyAsync<T>(call, bearer, cancellationToken);
        if (IsRefused(result.Failure))
        {
            var renewed = await bots.RenewAsync(tenantId, bearer, cancellationToken);
            if (renewed.Failed(out var failure, out var fresh))
            {
                return failure;
            }

            bearer = fresh;
            result = await SendPatientlyAsync<T>(call, bearer, cancellationToken);
        }

        if (result.Failure is null)
        {
            bots.Taken(tenantId, bearer);
        }

        return result;
    }

    private static bool IsRefused(Failure? failure) => failure is MatrixError { ErrCode: MatrixErrorCode.UnknownToken };

    private Task<Result<string>> TokenAsync(MatrixActor actor, CancellationToken cancellationToken) => actor switch
    {
        MatrixActor.Bot bot => bots.GetAsync(bot.TenantId, cancellationToken),
        _ => Task.FromResult<Result<string>>(settings.AppserviceToken),
    };

    private async Task<Result<T>> SendPatientlyAsync<T>(MatrixCall call, string bearer, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ;)
        {
            var result = await SendOnceAsync<T>(call, bearer, cancellationToken);
            if (result.Failure is not { Status: StatusCodes.Status429TooManyRequests, RetryAfter: { } pause } || waited + pause > RateLimitPatience)
            {
                return result;
            }

            await Task.Delay(pause, time, cancellationToken);
            waited += pause;
        }
    }

    private async Task<Result<T>> SendOnceAsync<T>(MatrixCall call, string bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, Address(call));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (call.Body is not null)
        {
            request.Content = JsonContent.Create(call.Body, call.Body.GetType(), options: MatrixJson.Options);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var result = response.IsSuccessStatusCode
                ? await ReadAsync<T>(response, cancellationToken)
                : await ReadErrorAsync(response, cancellationToken);
            metrics.MatrixCall(call.Operation, result.Failure is MatrixError error ? error.ErrCode : "ok");
            return result;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            metrics.MatrixCall(call.Operation, "unreachable");
            return MatrixError.Unreachable;
        }
    }

    private static Uri Address(MatrixCall call) => call.Actor is MatrixActor.Person person
        ? new($"_matrix/client/{call.Path}{(call.Path.Contains('?') ? '&' : '?')}user_id={Uri.EscapeDataString(person.UserId)}", UriKind.Relative)
        : new($"_matrix/client/{call.Path}", UriKind.Relative);

    private static async Task<Result<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var value = await response.Content.ReadFromJsonAsync<T>(MatrixJson.Options, cancellationToken);
            return value is null ? MatrixError.From((int)response.StatusCode, "", null) : value;
        }
        catch (JsonException)
        {
            return MatrixError.From(StatusCodes.Status502BadGateway, "", null);
        }
    }

    private static async Task<Failure> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadErrorBodyAsync(response, cancellationToken);
        var pause = body?.RetryAfterMs is { } milliseconds and >= 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : response.Headers.RetryAfter?.Delta;
        return MatrixError.From((int)response.StatusCode, body?.Errcode ?? "", pause);
    }

    private static async Task<MatrixErrorBody?> ReadErrorBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<MatrixErrorBody>(MatrixJson.Options, cancellationToken);
        }
        catch (JsonException)
        {
            // A proxy's page in place of the standard error: the status alone speaks.
            return null;
        }
    }
}
