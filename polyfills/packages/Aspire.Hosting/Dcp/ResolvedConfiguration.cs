using System.Collections.Immutable;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

internal sealed record ResolvedConfiguration(ImmutableArray<ResolvedArgument> Arguments, ImmutableArray<KeyValuePair<string, string>> Environment)
{
    public List<EnvVar> ToEnvVars() => [.. Environment.Select(v => new EnvVar { Name = v.Key, Value = v.Value })];
}
