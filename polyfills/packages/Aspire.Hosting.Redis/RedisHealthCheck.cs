using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Redis;

/// <summary>Healthy when the server answers PING, after AUTH where it has a password.</summary>
internal sealed class RedisHealthCheck(Func<string> connectionString) : IHealthCheck
{
    private const string PasswordKey = "password=";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var parts = connectionString().Split(',');
            var colon = parts[0].LastIndexOf(':');
            var password = parts.FirstOrDefault(part => part.StartsWith(PasswordKey, StringComparison.Ordinal))?[PasswordKey.Length..];
            using var client = new TcpClient();
            await client.ConnectAsync(parts[0][..colon], int.Parse(parts[0].AsSpan(colon + 1), CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
            var stream = client.GetStream();
            await using (stream.ConfigureAwait(false))
            {
                if (password is not null && await CallAsync(stream, ["AUTH", password], cancellationToken).ConfigureAwait(false) != "+OK")
                {
                    return new HealthCheckResult(context.Registration.FailureStatus, "The server refused the password.");
                }

                return await CallAsync(stream, ["PING"], cancellationToken).ConfigureAwait(false) == "+PONG"
                    ? HealthCheckResult.Healthy()
                    : new HealthCheckResult(context.Registration.FailureStatus, "The server did not answer PING.");
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or FormatException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception);
        }
    }

    // RESP: https://redis.io/docs/latest/develop/reference/protocol-spec/
    private static async Task<string> CallAsync(Stream stream, string[] command, CancellationToken cancellationToken)
    {
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{command.Length}\r\n");
        foreach (var part in command)
        {
            request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), cancellationToken).ConfigureAwait(false);
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1 && one[0] != '\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}
