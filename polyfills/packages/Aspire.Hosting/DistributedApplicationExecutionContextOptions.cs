namespace Aspire.Hosting;

public class DistributedApplicationExecutionContextOptions
{
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation) => Operation = operation;

    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
        : this(operation) => PublisherName = publisherName;

    [Obsolete("Use Services instead.")]
    public IServiceProvider? ServiceProvider
    {
        get => Services;
        set => Services = value;
    }

    /// <summary>Set when the application has been built.</summary>
    public IServiceProvider? Services { get; set; }

    public DistributedApplicationOperation Operation { get; }

    public string? PublisherName { get; }
}
