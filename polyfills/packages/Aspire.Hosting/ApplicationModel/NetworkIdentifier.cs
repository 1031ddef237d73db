namespace Aspire.Hosting.ApplicationModel;

public record NetworkIdentifier(string Value);
