using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The developer's own secrets of this AppHost, outside of the repository.</summary>
[Experimental("ASPIREUSERSECRETS001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IUserSecretsManager
{
    bool IsAvailable => true;

    string FilePath { get; }

    bool TrySetSecret(string name, string value);

    bool TryDeleteSecret(string name);

    /// <summary>Makes a value and keeps it, unless configuration has one already.</summary>
    void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator);
}
