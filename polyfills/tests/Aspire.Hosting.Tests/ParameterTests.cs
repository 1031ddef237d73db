using Aspire.Hosting.Publishing;
using Aspire.Hosting.Tests.Support;
using Aspire.Hosting.UserSecrets;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Tests;

public sealed class ParameterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_value_comes_from_configuration() =>
        Assert.Equal("eu", await AppHosts.Running("--Parameters:region=eu").AddParameter("region").Resource.GetValueAsync(default));

    [Fact]
    public async Task A_hyphen_may_be_configured_as_an_underscore() =>
        Assert.Equal("k", await AppHosts.Running("--Parameters:api_key=k").AddParameter("api-key").Resource.GetValueAsync(default));

    [Fact]
    public async Task Configuration_wins_over_a_default() =>
        Assert.Equal("mine", await AppHosts.Running("--Parameters:key=mine").AddParameter("key", new Fixed("default")).Resource.GetValueAsync(default));

    [Fact]
    public async Task A_default_of_an_own_kind_gives_the_value() =>
        Assert.Equal("default", await AppHosts.Running().AddParameter("key", new Fixed("default")).Resource.GetValueAsync(default));

    [Fact]
    public async Task A_missing_value_is_named()
    {
        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(() => AppHosts.Running().AddParameter("key").Resource.GetValueAsync(default).AsTask());

        Assert.Contains("Parameters:key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_not_published() =>
        Assert.Throws<ArgumentException>(() => AppHosts.Running().AddParameter("key", "value", publishValueAsDefault: true, secret: true));

    [Fact]
    public async Task A_connection_string_is_configured_as_one() =>
        Assert.Equal("L", await AppHosts.Running("--ConnectionStrings:legacy=L").AddConnectionString("legacy").Resource.GetConnectionStringAsync());

    [Theory]
    [InlineData(22, true, true, true, true, "^[a-zA-Z0-9_.{}~()*+!-]{22}$")]
    [InlineData(30, true, false, false, false, "^[a-hjkmnp-z]{30}$")]
    [InlineData(12, false, true, true, false, "^[A-HJKMNP-Z0-9]{12}$")]
    public void A_generated_value_has_the_alphabets_asked_for(int length, bool lower, bool upper, bool numeric, bool special, string pattern)
    {
        var value = new GenerateParameterDefault { MinLength = length, Lower = lower, Upper = upper, Numeric = numeric, Special = special }.GetDefaultValue();

        Assert.Matches(pattern, value);
    }

    [Fact]
    public void A_generated_value_has_at_least_what_is_asked_for()
    {
        var value = new GenerateParameterDefault { MinLength = 1, MinLower = 2, MinUpper = 3, MinNumeric = 4, MinSpecial = 5 }.GetDefaultValue();

        Assert.Equal((14, 4), (value.Length, value.Count(char.IsAsciiDigit)));
    }

    [Fact]
    public void Alphabets_that_are_off_cannot_be_asked_for() =>
        Assert.Throws<ArgumentException>(() => new GenerateParameterDefault { Special = false, MinSpecial = 1 }.GetDefaultValue());

    [Fact]
    public void A_persisted_default_is_kept_in_the_user_secrets()
    {
        var file = _directory.Write("""{ "Other": "1" }""", "secrets.json");

        var value = new UserSecretsParameterDefault("key", new GenerateParameterDefault(), new UserSecretsFile(file)).GetDefaultValue();

        var kept = new ConfigurationBuilder().AddJsonFile(file).Build();
        Assert.Equal((value, "1"), (kept["Parameters:key"], kept["Other"]));
    }

    [Fact]
    public void User_secrets_are_one_flat_object_that_only_the_owner_reads()
    {
        var file = _directory.Combine("new", "secrets.json");

        new UserSecretsFile(file).TrySetSecret("Parameters:key", "v");

        Assert.Equal("""{"Parameters:key":"v"}""", string.Concat(File.ReadAllText(file).Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_deleted_secret_is_gone()
    {
        var secrets = new UserSecretsFile(_directory.Write("""{ "a": "1", "b": "2" }""", "secrets.json"));

        secrets.TryDeleteSecret("a");

        Assert.Equal("""{"b":"2"}""", string.Concat(File.ReadAllText(secrets.FilePath).Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void A_secret_is_generated_once()
    {
        using var configuration = new ConfigurationManager();
        var secrets = new UserSecretsFile(_directory.Combine("secrets.json"));

        secrets.GetOrSetSecret(configuration, "key", () => "first");
        secrets.GetOrSetSecret(configuration, "key", () => "second");

        Assert.Equal("first", configuration["key"]);
    }

    private sealed class Fixed(string value) : ParameterDefault
    {
        public override string GetDefaultValue() => value;

        public override void WriteToManifest(ManifestPublishingContext context) => context.Writer.WriteString("value", value);
    }
}
