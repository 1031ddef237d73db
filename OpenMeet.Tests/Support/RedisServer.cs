using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace OpenMeet.Tests.Support;

/// <summary>A real Redis of this machine, for one fixture: it can be killed and started again on the same port.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly ServerUser _user = ServerUser.For("nobody");
    private readonly string _directory;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private ServerProcess? _process;

    private RedisServer() => _directory = _user.CreateDirectory("openmeet-redis-");

    public int Port { get; private init; }

    /// <summary>For StackExchange.Redis.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},password={_password},abortConnect=false");

    public static async Task<RedisServer> StartNewAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = new RedisServer { Port = FreePort.Next() };
            if (await server.TryStartAsync())
            {
                return server;
            }

            if (attempt == 3)
            {
                throw new InvalidOperationException($"Redis did not start: {server._process?.Output}");
            }
        }
    }

    /// <summary>Kills the server as a crash would.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Lets whatever is published wait for a while: longer than a replica's patience, and no connection breaks.</summary>
    public async Task PausePublishingAsync(TimeSpan duration)
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{ConnectionString},allowAdmin=true");
        await admin.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", (long)duration.TotalMilliseconds, "WRITE");
    }

    /// <summary>Starts it again, empty, on its port.</summary>
    public async Task RestartAsync()
    {
        _process?.Dispose();
        if (!await TryStartAsync())
        {
            throw new InvalidOperationException($"Redis did not start again: {_process?.Output}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        if (Directory.Exists(_directory))
        {
            // It was killed, and its keeper with it.
            Directory.Delete(_directory, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private async Task<bool> TryStartAsync()
    {
        _process = ServerProcess.Start(
            _user,
            _directory,
            "redis-server", "--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--requirepass", _password, "--save", "", "--appendonly", "no", "--dir", _directory);
        while (!_process.HasExited)
        {
            if (await AnswersAsync())
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return false;
    }

    /// <summary>The password tells this server from another test's that took the port first.</summary>
    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"AUTH {_password}\r\n"));
            var answer = new byte[16];
            return await socket.ReceiveAsync(answer) > 0 && answer.AsSpan().StartsWith("+OK"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
