using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Runs commands of resources.</summary>
public partial class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services) =>
        (_notifications, _loggers, _services) = (notifications, loggers, services);

    /// <summary>Runs a command on one instance, or on a resource that has only one.</summary>
    /// <returns>A failure, not an exception, when there is no such resource or command.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        _notifications.TryGetCurrentState(resourceId, out var state)
            ? ExecuteAsync(state.ResourceId, state.Resource, commandName, cancellationToken)
            : Task.FromResult(CommandResults.Failure($"Resource '{resourceId}' not found."));

    /// <summary>Runs a command on all instances of a resource.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var names = resource.InstanceNames();
        var results = await Task.WhenAll(names.Select(n => ExecuteAsync(n, resource, commandName, cancellationToken))).ConfigureAwait(false);
        if (results is [var single])
        {
            return single;
        }

        var failures = names.Zip(results).Where(r => r.Second is { Success: false, Canceled: false }).ToList();
        if (failures.Count > 0)
        {
            var details = failures.Select(f => $"Resource '{f.First}' failed with error message: {f.Second.Message}");
            return CommandResults.Failure(string.Join(Environment.NewLine, details.Prepend($"{failures.Count} command executions failed.")));
        }

        return results.Any(r => r.Canceled) ? CommandResults.Canceled() : CommandResults.Success();
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(string resourceId, IResource resource, string commandName, CancellationToken cancellationToken)
    {
        var logger = _loggers.GetLogger(resourceId);
        LogExecuting(logger, commandName);
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().SingleOrDefault(a => a.Name == commandName) is not { } command)
        {
            LogUnknown(logger, commandName);
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resourceId}'.");
        }

        try
        {
            var context = new ExecuteCommandContext
            {
                ResourceName = resourceId,
                Services = _services,
                CancellationToken = cancellationToken,
                Logger = logger,
                Arguments = new InteractionInputCollection([]),
            };
            var result = await command.ExecuteCommand(context).ConfigureAwait(false);
            LogExecuted(logger, commandName, result.Success ? "Success" : result.Canceled ? "Canceled" : "Failure", result.Message);
            return result;
        }
        catch (OperationCanceledException)
        {
            return CommandResults.Canceled();
        }
        catch (Exception e)
        {
            // Whatever an AppHost's command throws ends that command only.
            LogFailed(logger, e, commandName);
            return CommandResults.Failure($"Error executing command '{commandName}'. {e.Message}");
        }
    }

    [LoggerMessage(LogLevel.Information, "Executing command '{CommandName}'.")]
    private static partial void LogExecuting(ILogger logger, string commandName);

    [LoggerMessage(LogLevel.Information, "Executed command '{CommandName}'. Result: {Result}. {Message}")]
    private static partial void LogExecuted(ILogger logger, string commandName, string result, string? message);

    [LoggerMessage(LogLevel.Information, "Command '{CommandName}' not available.")]
    private static partial void LogUnknown(ILogger logger, string commandName);

    [LoggerMessage(LogLevel.Error, "Error executing command '{CommandName}'.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string commandName);
}
