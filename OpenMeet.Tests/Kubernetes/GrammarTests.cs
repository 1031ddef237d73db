using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The forms of names in settings: what is right must not be refused either.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("matrix.org")]
    [InlineData("matrix.org:8888")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3.4:1234")]
    [InlineData("[1234:5678::abcd]")]
    [InlineData("[1234:5678::abcd]:5678")]
    [InlineData("a-1.b2")]
    [InlineData("homeserver")]
    public void Server_names_of_the_Matrix_specification_are_right(string name) => Assert.True(Grammar.IsServerName(name));

    [Theory]
    [InlineData("")]
    [InlineData("matrix.org:")]
    [InlineData("matrix.org:0")]
    [InlineData("matrix.org:65536")]
    [InlineData("-matrix.org")]
    [InlineData("matrix..org")]
    [InlineData("matrix.org.")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.04")]
    [InlineData("[1234]")]
    [InlineData("1234:5678::abcd")]
    [InlineData("mätrix.org")]
    [InlineData("matrix.org/chat")]
    [InlineData("@matrix.org")]
    [InlineData("matrix.org\n")]
    public void Others_are_not(string name) => Assert.False(Grammar.IsServerName(name));

    [Theory]
    [InlineData("ghcr.io/openmeet-team")]
    [InlineData("registry.meet.city:5000")]
    [InlineData("registry.meet.city:5000/a/b__c.d")]
    public void Registries_with_port_and_path_are_right(string registry) => Assert.True(Grammar.IsRegistry(registry));

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("192.168.1.7/32", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.1.0.0/8", false)]
    [InlineData("fd00::1/8", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("all", false)]
    public void Networks_end_with_their_prefix(string network, bool expected) => Assert.Equal(expected, Grammar.IsNetwork(network));

    [Theory]
    [InlineData("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p", true)]
    [InlineData("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8", false)]
    [InlineData("AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ", false)]
    public void Recipients_of_age_are_public_keys(string recipient, bool expected) => Assert.Equal(expected, Grammar.IsAgeRecipient(recipient));

    [Theory]
    [InlineData("serverName", "servername", 1)]
    [InlineData("tag", "tags", 1)]
    [InlineData("turn", "tls", 3)]
    [InlineData("", "abc", 3)]
    public void The_nearest_name_is_the_one_with_fewest_changes(string first, string second, int distance) => Assert.Equal(distance, EditDistance.Between(first, second));
}
