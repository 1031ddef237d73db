namespace Aspire.Hosting;

public enum DistributedApplicationOperation
{
    Run,
    Publish,
}
