namespace Aspire.Hosting.Eventing;

#pragma warning disable CA1040
public interface IDistributedApplicationEvent;
