namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>How many pods a workload has.</summary>
/// <param name="Minimum">How many there are, or at least.</param>
/// <param name="Automatic">How many there are at most under load; null: their number is fixed.</param>
/// <param name="IsSingle">Whether there can be only one.</param>
internal sealed record Scale(int Minimum, int? Automatic, bool IsSingle)
{
    /// <summary>One that cannot be two.</summary>
    public static Scale Single { get; } = new(1, Automatic: null, IsSingle: true);

    /// <summary>As many as the settings say, or so many.</summary>
    public static Scale Pods(int count) => new(count, Automatic: null, IsSingle: false);

    /// <summary>As many as the load asks for.</summary>
    public static Scale Between(int minimum, int maximum) => new(minimum, maximum, IsSingle: false);
}
