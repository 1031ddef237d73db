using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Completes the spec of a project or executable and hands it to DCP, which starts it at once.</summary>
internal sealed class ExecutableCreator(ResourceConfiguration configuration, DcpApi api)
{
    public async Task CreateAsync(ExecutableInstance instance, ILogger logger, CancellationToken cancellationToken)
    {
        var resolved = await configuration.ResolveAsync(instance.Resource, logger, cancellationToken).ConfigureAwait(false);
        var arguments = Arguments(instance, resolved);
        var spec = instance.Executable.Spec;
        spec.Env = resolved.ToEnvVars();
        spec.Args = [.. instance.CommandPrefix, .. arguments.Select(a => a.Argument)];
        instance.Executable.Annotate<AppLaunchArgument>(
            CustomResource.ResourceAppArgsAnnotation, arguments, ArgumentsJsonContext.Default.IReadOnlyListAppLaunchArgument);
        await api.CreateAsync(instance.Executable, cancellationToken).ConfigureAwait(false);
    }

    // dotnet run takes the arguments of the application after a double dash. Upstream writes the dash only when the launch
    // profile has arguments and the model has some too.
    private static List<AppLaunchArgument> Arguments(ExecutableInstance instance, ResolvedConfiguration resolved)
    {
        var profile = instance.Resource is ProjectResource project ? LaunchProfileArguments.Of(project) : [];
        string[] dash = profile.Count > 0 && resolved.Arguments.Length > 0 ? ["--"] : [];
        return
        [
            .. dash.Concat(profile)
                .Select(a => new ResolvedArgument(a, IsSensitive: false))
                .Concat(resolved.Arguments)
                .Select((a, i) => new AppLaunchArgument
                {
                    Argument = a.Value,
                    IsSensitive = a.IsSensitive,
                    EffectiveArgumentIndex = instance.CommandPrefix.Count + i,
                }),
        ];
    }
}
