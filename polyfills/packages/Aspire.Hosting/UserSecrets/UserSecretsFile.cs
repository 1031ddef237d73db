using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting.UserSecrets;

/// <summary>The file <c>secrets.json</c>: one flat object, as <c>dotnet user-secrets</c> writes it.</summary>
internal sealed class UserSecretsFile(string filePath) : IUserSecretsManager
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    public string FilePath { get; } = filePath;

    public static string PathOf(string userSecretsId) => PathHelper.GetSecretsPathFromSecretsId(userSecretsId);

    public bool TrySetSecret(string name, string value) => TryChange(secrets => secrets[name] = value);

    public bool TryDeleteSecret(string name) => TryChange(secrets => secrets.Remove(name));

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (configuration[name] is null)
        {
            var value = valueGenerator();
            configuration.AddInMemoryCollection([new(name, value)]);
            TrySetSecret(name, value);
        }
    }

    private bool TryChange(Action<SortedDictionary<string, string>> change)
    {
        try
        {
            lock (_lock)
            {
                var secrets = Load();
                change(secrets);
                Save(secrets);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            // A full disk or a broken file must not keep the application from starting.
            return false;
        }
    }

    private SortedDictionary<string, string> Load()
    {
        var secrets = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in new ConfigurationBuilder().AddJsonFile(FilePath, optional: true).Build().AsEnumerable())
        {
            if (value is not null)
            {
                secrets[key] = value;
            }
        }

        return secrets;
    }

    private void Save(SortedDictionary<string, string> secrets)
    {
        var json = new JsonObject(secrets.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString(s_json);
        var directory = Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!).FullName;

        // Written aside and moved: a reader never sees half a file, and nobody but the developer may read it.
        var aside = Path.Combine(directory, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(aside, Encoding.UTF8, options))
        {
            writer.Write(json);
        }

        File.Move(aside, FilePath, overwrite: true);
    }
}
