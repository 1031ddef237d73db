using Npgsql;

namespace MatrixAuthenticationService.Configuration;

/// <summary>Where the state is: a PostgreSQL URI, or its parts.</summary>
internal sealed record DatabaseSettings(string ConnectionString)
{
    private static readonly Dictionary<string, SslMode> SslModes = new()
    {
        ["disable"] = SslMode.Disable, ["allow"] = SslMode.Allow, ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require, ["verify-ca"] = SslMode.VerifyCA, ["verify-full"] = SslMode.VerifyFull,
    };

    public static DatabaseSettings From(ConfigurationNode node)
    {
        var builder = node["uri"].Exists ? FromUri(node["uri"]) : new NpgsqlConnectionStringBuilder
        {
            Host = node["socket"].Text() ?? node["host"].Text() ?? "localhost",
            Port = node["port"].Integer(5432, 1, 65535),
            Username = node["username"].Text() ?? "postgres",
            Password = node.TextOrFile("password"),
            Database = node["database"].Text() ?? "postgres",
            SslMode = node["ssl_mode"].Choice(SslModes, SslMode.Prefer),
        };
        builder.MaxPoolSize = node["max_connections"].Integer(10, 1, 1000);
        // Otherwise the Kerberos library is looked for, which slim images have not.
        builder.GssEncryptionMode = GssEncryptionMode.Disable;
        builder.ApplicationName = "matrix-authentication-service";
        return new(builder.ConnectionString);
    }

    private static NpgsqlConnectionStringBuilder FromUri(ConfigurationNode node)
    {
        if (!Uri.TryCreate(node.RequiredText(), UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
        {
            throw node.Error("must be a postgresql:// URI");
        }

        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "postgres",
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : "postgres",
        };
        foreach (var (key, values) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query))
        {
            switch (key)
            {
                case "sslmode" when SslModes.TryGetValue(values.ToString(), out var mode):
                    builder.SslMode = mode;
                    break;
                case "host":
                    builder.Host = values.ToString();
                    break;
                default:
                    throw node.Error($"has the unknown parameter {key}");
            }
        }

        return builder;
    }
}
