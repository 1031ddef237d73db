namespace Aspire.Hosting.Dcp;

internal sealed record ResolvedArgument(string Value, bool IsSensitive);
