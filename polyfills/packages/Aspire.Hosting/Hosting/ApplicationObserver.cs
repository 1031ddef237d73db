namespace Aspire.Hosting.Hosting;

/// <summary>The observer of the AppHost that the current flow of control runs, if any.</summary>
internal static class ApplicationObserver
{
    private static readonly AsyncLocal<IApplicationObserver?> Value = new();

    public static IApplicationObserver? Current
    {
        get => Value.Value;
        set => Value.Value = value;
    }
}
