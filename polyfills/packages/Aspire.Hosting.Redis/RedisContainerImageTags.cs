namespace Aspire.Hosting.Redis;

/// <summary>The image of a Redis server.</summary>
internal static class RedisContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/redis";
    public const string Tag = "8.6";
}
