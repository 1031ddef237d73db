using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

/// <summary>Whether the application runs or is published.</summary>
public class DistributedApplicationExecutionContext
{
    private const string DefaultPublisher = "manifest";
    private readonly DistributedApplicationExecutionContextOptions? _options;

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(operation, DefaultPublisher)
    {
    }

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName) =>
        (Operation, PublisherName) = (operation, publisherName);

    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, Operation, PublisherName) = (options, options.Operation, options.PublisherName ?? DefaultPublisher);
    }

    public string PublisherName { get; set; }

    public DistributedApplicationOperation Operation { get; }

    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider => Services;

    /// <exception cref="InvalidOperationException">The application has not been built yet.</exception>
    public IServiceProvider Services
    {
        get
        {
            if (_options is null)
            {
                throw new InvalidOperationException(
                    "IServiceProvider is not available because execution context was not constructed with DistributedApplicationExecutionContextOptions.");
            }

            return _options.Services
                ?? throw new InvalidOperationException("IServiceProvider is not available because the container has not yet been built.");
        }
    }

    internal bool TryGetServices([NotNullWhen(true)] out IServiceProvider? services)
    {
        services = _options?.Services;
        return services is not null;
    }

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}
