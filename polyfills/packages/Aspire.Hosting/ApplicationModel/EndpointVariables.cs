using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is told of another's endpoints: NAME_ENDPOINT, and in the form that service discovery reads.</summary>
internal static class EndpointVariables
{
    public static void Add(EnvironmentCallbackContext context, EndpointReferenceAnnotation reference, string? name, ReferenceEnvironmentInjectionFlags flags)
    {
        var variables = context.EnvironmentVariables;
        var service = name ?? reference.Resource.Name;
        var prefix = EnvironmentVariableName.Encode(name ?? reference.Resource.Name.ToUpperInvariant());
        var next = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in reference.Resource.GetEndpoints(reference.ContextNetworkId).Where(e => IsReferred(reference, e)))
        {
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                variables[$"{prefix}_{EnvironmentVariableName.Encode(endpoint.EndpointName).ToUpperInvariant()}"] = endpoint;
            }

            if (!flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                continue;
            }

            // An endpoint called http may have become https; service discovery goes by what it is.
            var key = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
            var index = next.GetValueOrDefault(key);
            while (variables.ContainsKey(Variable(index)))
            {
                index++;
            }

            variables[Variable(index)] = endpoint;
            next[key] = index + 1;

            string Variable(int i) => string.Create(CultureInfo.InvariantCulture, $"services__{service}__{key}__{i}");
        }
    }

    private static bool IsReferred(EndpointReferenceAnnotation reference, EndpointReference endpoint) =>
        reference.EndpointNames.Contains(endpoint.EndpointName) || (reference.UseAllEndpoints && !endpoint.ExcludeReferenceEndpoint);
}
