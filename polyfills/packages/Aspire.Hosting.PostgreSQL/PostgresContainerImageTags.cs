namespace Aspire.Hosting.Postgres;

/// <summary>The image of a PostgreSQL server.</summary>
internal static class PostgresContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/postgres";
    public const string Tag = "18.3";
}
