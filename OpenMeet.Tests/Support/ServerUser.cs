using System.Globalization;

namespace OpenMeet.Tests.Support;

/// <summary>
/// Who a server runs as: the tests' own user, or, where that is root (a container), an unprivileged one, since PostgreSQL
/// refuses root.
/// </summary>
internal sealed record ServerUser(int? Uid, int? Gid)
{
    private const string Memory = "/dev/shm";

    public static ServerUser For(string name)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new(null, null);
        }

        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name)
            ?? throw new InvalidOperationException($"This machine has no user '{name}' to run a test server as.");
        return new(Number(entry[2]), Number(entry[3]));
    }

    /// <summary>A directory that this user alone can read.</summary>
    /// <param name="prefix">What its name begins with.</param>
    /// <param name="room">Bytes that it may come to hold: it is in memory then, if the machine has that much to spare. Null: on disk.</param>
    public string CreateDirectory(string prefix, long? room = null)
    {
        var directory = !OperatingSystem.IsWindows() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= room
            ? Directory.CreateDirectory(Path.Combine(Memory, $"{prefix}{Guid.NewGuid():N}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName
            : Directory.CreateTempSubdirectory(prefix).FullName;
        if (Uid is { } uid)
        {
            Chown(directory, uid, Gid!.Value);
        }

        return directory;
    }

    /// <summary>The command as this user.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => Uid is { } uid
        ? ["setpriv", "--reuid", Text(uid), "--regid", Text(Gid!.Value), "--clear-groups", "--", .. command]
        : command;

    private static void Chown(string path, int uid, int gid)
    {
        using var chown = System.Diagnostics.Process.Start("chown", [$"{Text(uid)}:{Text(gid)}", path]);
        chown.WaitForExit();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
