using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>
/// Hears ASP.NET Core's diagnostic events and puts the semantic conventions' attributes on the request's activity, which
/// the framework itself leaves bare.
/// </summary>
internal sealed class RequestListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Start = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";
    private const string Stop = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop";
    private readonly AspNetCoreTraceInstrumentationOptions _options;
    private readonly IDisposable _listeners;
    private readonly ConcurrentBag<IDisposable> _events = [];

    public RequestListener(AspNetCoreTraceInstrumentationOptions options)
    {
        _options = options;
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void Dispose()
    {
        _listeners.Dispose();
        foreach (var events in _events)
        {
            events.Dispose();
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            // One for each host in the process.
            _events.Add(value.Subscribe(this, static name => name.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal)));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not HttpContext context || Activity.Current is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        if (value.Key == Start)
        {
            OnStart(activity, context);
        }
        else if (value.Key == Stop)
        {
            RequestTags.Finish(activity, context);
        }
    }

    private void OnStart(Activity activity, HttpContext context)
    {
        if (IsWanted(context))
        {
            RequestTags.Begin(activity, context.Request);
            return;
        }

        activity.IsAllDataRequested = false;
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private bool IsWanted(HttpContext context)
    {
        try
        {
            return _options.Filter?.Invoke(context) ?? true;
        }
#pragma warning disable CA1031 // The filter is the application's; a fault in it must not fail the request.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
