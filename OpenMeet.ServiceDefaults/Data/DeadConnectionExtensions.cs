using Microsoft.EntityFrameworkCore;

namespace OpenMeet.ServiceDefaults.Data;

/// <summary>For services whose database may restart under them.</summary>
public static class DeadConnectionExtensions
{
    private static readonly DeadConnectionInterceptor Interceptor = new();

    /// <summary>After a restart of the database server one request fails, not one for each connection of the pool.</summary>
    public static DbContextOptionsBuilder ForgetDeadConnections(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddInterceptors(Interceptor);
    }
}
