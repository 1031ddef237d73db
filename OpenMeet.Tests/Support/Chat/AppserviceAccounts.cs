using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Registers people on a Synapse that has no MAS. Provisioning through MAS has tests of its own.</summary>
internal sealed class AppserviceAccounts(ChatDb db, ChatSettings settings) : IMatrixAccounts
{
    public async Task<Failure?> EnsureAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(p => p.TenantId == tenantId && p.UserId == userId, cancellationToken);
        using var http = new HttpClient { BaseAddress = settings.MatrixHomeserverUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.AppserviceToken);
        using var registered = await http.PostAsJsonAsync(
            "_matrix/client/v3/register",
            new { type = "m.login.application_service", username = person.MatrixUserId[1..].Split(':')[0], inhibit_login = true },
            cancellationToken);
        person.ProvisionedAt = DateTimeOffset.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
