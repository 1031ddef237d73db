using System.Globalization;
using OpenMeet.AppHost.Secrets;
using OpenMeet.AppHost.Storage;

namespace OpenMeet.AppHost.Runs;

/// <summary>
/// What a run needs for itself on this machine: its data and its fixed ports. Two PostgreSQL servers on one data directory
/// destroy it, and neither would notice: each sees only its own container. The claim ends with the process, however it ends.
/// </summary>
internal sealed class RunClaim : IDisposable
{
    private readonly FileStream? _file;

    private RunClaim(FileStream? file, string? refusal) => (_file, Refusal) = (file, refusal);

    /// <summary>Why this run must not start, in one line; null when it may.</summary>
    public string? Refusal { get; }

    /// <summary>Claims what the described stack needs, before anything of it is started.</summary>
    public static async Task<RunClaim> TakeAsync(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return new(null, null);
        }

        FileStream? file = null;
        var refusal = builder.IsEphemeral() ? null : ClaimData(builder.DataName(), out file) ?? await DataVolumes.WhyBusyAsync(builder);
        return new(file, refusal ?? FixedPorts.WhyTaken(builder));
    }

    public void Dispose() => _file?.Dispose();

    private static string? ClaimData(string data, out FileStream? file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "openmeet"));

        // Beside it, since nobody else can read what is held.
        var holder = Path.Combine(folder.FullName, $"{data}.pid");
        try
        {
            file = new FileStream(Path.Combine(folder.FullName, $"{data}.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            file = null;
            var id = File.Exists(holder) ? File.ReadAllText(holder) : "that is starting";
            return $"This stack runs already, as process {id}. Stop that one, or start a second one beside it with ./run --isolated.";
        }

        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return null;
    }
}
