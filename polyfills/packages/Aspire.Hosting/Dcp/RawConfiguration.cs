namespace Aspire.Hosting.Dcp;

/// <summary>Environment and arguments of a resource as the callbacks gave them: text, or things that have a value later.</summary>
internal sealed record RawConfiguration(IReadOnlyDictionary<string, object> Environment, IReadOnlyList<object> Arguments);
