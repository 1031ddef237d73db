using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;
using Message = Aspire.DashboardService.Proto.V1;

namespace Aspire.Hosting.Orchestrator;

/// <summary>
/// Gives each parameter its value and shows it. A missing value is asked for in the dashboard, and everything that needs it waits;
/// without a dashboard it is an error at once.
/// </summary>
internal sealed partial class ParameterProcessor(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IUserSecretsManager secrets,
    InteractionBroker interactions,
    DistributedApplicationOptions options)
{
    private const string ValueProperty = "Value";
    private const string ValueInput = "Value";
    private const string RememberInput = "RememberParameters";
    private const string SetCommand = "set-parameter";
    private readonly List<ParameterResource> _missing = [];

    public async Task InitializeAsync(IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        foreach (var parameter in parameters)
        {
            parameter.WaitForValueTcs = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!options.DisableDashboard)
            {
                AddSetCommand(parameter);
            }

            await InitializeAsync(parameter).ConfigureAwait(false);
        }

        if (_missing.Count > 0 && !options.DisableDashboard)
        {
            _ = AskForMissingAsync(cancellationToken);
        }
    }

    private async Task InitializeAsync(ParameterResource parameter)
    {
        try
        {
            await SetAsync(parameter, parameter.ValueInternal ?? "").ConfigureAwait(false);
        }
        catch (MissingParameterValueException e)
        {
            var logger = loggers.GetLogger(parameter);
            if (options.DisableDashboard)
            {
                parameter.WaitForValueTcs!.TrySetException(e);
                LogFailed(logger, e, parameter.Name);
            }
            else
            {
                _missing.Add(parameter);
                LogWaiting(logger, parameter.Name);
            }

            await ShowAsync(parameter, e.Message, new ResourceStateSnapshot(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn)).ConfigureAwait(false);
        }
    }

    private async Task SetAsync(ParameterResource parameter, string value)
    {
        await ShowAsync(parameter, value, KnownResourceStates.Running).ConfigureAwait(false);
        parameter.WaitForValueTcs!.TrySetResult(value);
    }

    private Task ShowAsync(ParameterResource parameter, string value, ResourceStateSnapshot? state) =>
        notifications.PublishUpdateAsync(parameter, s => s with
        {
            State = state,
            Properties = s.Properties.With(new ResourcePropertySnapshot(ValueProperty, value)
            {
                DisplayName = "Value",
                IsSensitive = parameter.Secret,
                IsHighlighted = true,
            }),
        });

    private async Task AskForMissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_missing.Count > 0)
            {
                var wanted = await interactions.NotifyAsync(
                    "Unresolved parameters", "There are unresolved parameters that need to be set. Please provide values for them.", "Enter values", cancellationToken).ConfigureAwait(false);
                if (!wanted)
                {
                    return; // each can still be set by its command
                }

                await AskAsync([.. _missing], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The AppHost stops.
        }
    }

    private void AddSetCommand(ParameterResource parameter) => parameter.Annotations.Add(new ResourceCommandAnnotation(
        SetCommand,
        "Set parameter",
        updateState: _ => ResourceCommandState.Enabled,
        executeCommand: async context => await AskAsync([parameter], context.CancellationToken).ConfigureAwait(false)
            ? CommandResults.Success($"Successfully set parameter '{parameter.Name}'.")
            : new ExecuteCommandResult { Success = false, Canceled = true },
        displayDescription: "Set parameter value",
        parameter: null,
        confirmationMessage: null,
        iconName: "Key",
        iconVariant: IconVariant.Regular,
        isHighlighted: true));

    private async Task<bool> AskAsync(IReadOnlyList<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var inputs = parameters.Select(p => new Message.InteractionInput
        {
            Name = p.Name,
            Label = p.Name,
            Description = p.Description ?? "",
            InputType = p.Secret ? Message.InputType.SecretText : Message.InputType.Text,
            Required = true,
            Placeholder = $"Enter value for {p.Name}",
        });
        var remember = new Message.InteractionInput { Name = RememberInput, Label = "Save to user secrets", InputType = Message.InputType.Boolean, Disabled = !secrets.IsAvailable };
        var answer = await interactions.AskInputsAsync(
            "Set unresolved parameters", "Please provide values for the unresolved parameters.", [.. inputs, remember], cancellationToken).ConfigureAwait(false);
        if (answer is null)
        {
            return false;
        }

        var keep = answer.Any(i => i.Name == RememberInput && bool.TryParse(i.Value, out var yes) && yes);
        foreach (var parameter in parameters)
        {
            if (answer.FirstOrDefault(i => i.Name == parameter.Name)?.Value is { Length: > 0 } value)
            {
                await TakeAsync(parameter, value, keep).ConfigureAwait(false);
            }
        }

        return true;
    }

    private async Task TakeAsync(ParameterResource parameter, string value, bool keep)
    {
        if (parameter.WaitForValueTcs is { Task.IsCompleted: true })
        {
            // What started with the old value keeps it until its restart.
            parameter.WaitForValueTcs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await SetAsync(parameter, value).ConfigureAwait(false);
        _missing.Remove(parameter);
        if (keep)
        {
            secrets.TrySetSecret(parameter.ConfigurationKey, value);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to initialize parameter resource {ResourceName}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string resourceName);

    [LoggerMessage(LogLevel.Warning, "Parameter resource {ResourceName} could not be initialized. Waiting for user input.")]
    private static partial void LogWaiting(ILogger logger, string resourceName);
}
