using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.ChatApi.Data;

/// <summary>
/// Refuses to start on a database that was filled under another server name (every Matrix id in it would be wrong) or
/// another encryption key (no token in it would open).
/// </summary>
internal sealed class InstallationCheck(IServiceScopeFactory scopes, ChatSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChatDb>();
        await RequireAsync(db, "MATRIX_SERVER_NAME", settings.MatrixServerName, cancellationToken);
        await RequireAsync(db, "CHAT_ENCRYPTION_KEY", Fingerprint(settings.EncryptionKey), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task RequireAsync(ChatDb db, string name, string value, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteAsync($"INSERT INTO installation (name, value) VALUES ({name}, {value}) ON CONFLICT DO NOTHING", cancellationToken);
        var recorded = await db.Installation.AsNoTracking().SingleAsync(i => i.Name == name, cancellationToken);
        if (recorded.Value != value)
        {
            throw new SettingsException([$"{name} is not the one that this database was filled with; restore the former value or start with an empty database."]);
        }
    }

    private static string Fingerprint(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("openmeet chat installation")));
}
