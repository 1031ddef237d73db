using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.UserSecrets;

/// <summary>An AppHost without a user secrets id: values live as long as the process.</summary>
internal sealed class NoUserSecrets : IUserSecretsManager
{
    public bool IsAvailable => false;

    public string FilePath => "";

    public bool TrySetSecret(string name, string value) => false;

    public bool TryDeleteSecret(string name) => false;

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (configuration[name] is null)
        {
            configuration.AddInMemoryCollection([new(name, valueGenerator())]);
        }
    }
}
