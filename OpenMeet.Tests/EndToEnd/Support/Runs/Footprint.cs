using System.Globalization;
using System.Text;

namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>What one run of the AppHost has brought about on this machine.</summary>
/// <param name="Processes">Ids of processes, each with its command line.</param>
/// <param name="Containers">Ids of containers that run or stand still.</param>
/// <param name="Networks">Ids of networks.</param>
public sealed record Footprint(IReadOnlyDictionary<int, string> Processes, IReadOnlyList<string> Containers, IReadOnlyList<string> Networks)
{
    private const string Format = """{{.ID}} {{.Label "com.microsoft.developer.usvc-dev.creatorProcessId"}}""";

    /// <summary>What is there of the run whose processes bear <paramref name="mark"/> in their environment.</summary>
    public static async Task<Footprint> OfAsync(string mark)
    {
        var processes = ProcessesWith(mark);
        return new(
            processes,
            CreatedBy(processes, await Docker.LinesAsync("ps", "-a", "--format", Format)),
            CreatedBy(processes, await Docker.LinesAsync("network", "ls", "--format", Format)));
    }

    /// <summary>What is left of it, one line each, processes of the run started since included.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(string mark)
    {
        var containers = await Docker.LinesAsync("ps", "-aq");
        var networks = await Docker.LinesAsync("network", "ls", "-q");
        return
        [
            .. ProcessesWith(mark).Select(process => $"process {process.Key} {process.Value}"),
            .. Containers.Intersect(containers).Select(id => $"container {id}"),
            .. Networks.Intersect(networks).Select(id => $"network {id}"),
        ];
    }

    private static string[] CreatedBy(Dictionary<int, string> processes, IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split(' '))
            .Where(fields => fields.Length == 2 && processes.ContainsKey(int.Parse(fields[1], CultureInfo.InvariantCulture)))
            .Select(fields => fields[0]),
    ];

    private static Dictionary<int, string> ProcessesWith(string mark)
    {
        var found = new Dictionary<int, string>();
        foreach (var folder in System.IO.Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && Read(folder, "environ").Split('\0').Contains(mark))
            {
                // The name alone: command lines of Aspire's orchestrator carry keys.
                found[id] = Read(folder, "comm").Trim();
            }
        }

        return found;
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file), Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return string.Empty;
        }
    }
}
