using System.CommandLine;
using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Commands;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Admin;

/// <summary>Administrators are made by MAS's own command line, in its pod.</summary>
public sealed class AdminCommandTests
{
    [Theory]
    [InlineData("promote --tenant openmeet --handle alice", "promote-admin alice_openmeet")]
    [InlineData("demote --tenant Rival --handle Bob", "demote-admin =42ob_=52ival")]
    [InlineData("token --tenant openmeet --handle alice", "issue-compatibility-token alice_openmeet --yes-i-want-to-grant-synapse-admin-privileges")]
    [InlineData("list", "list-admin-users")]
    public async Task A_command_is_one_line_of_kubectl(string arguments, string manage)
    {
        var output = new StringWriter();

        Assert.Equal(0, await RunAsync(output, "kubectl", $"{arguments} -e k3s --dry-run"));

        Assert.Equal($"kubectl exec --namespace openmeet deployment/mas --container mas -- mas-cli manage {manage} --config /tmp/mas/config.yaml\n", output.ToString());
    }

    [Fact]
    public async Task The_line_is_run_and_its_exit_code_is_the_commands()
    {
        using var folder = new CheckoutFolder();
        await File.WriteAllTextAsync(folder.File("kubectl"), $"#!/bin/sh\nprintf '%s|' \"$@\" >{folder.File("arguments")}\nexit 3\n");
        await Machine.RunAsync("chmod", ["+x", folder.File("kubectl")]);

        Assert.Equal(3, await RunAsync(new StringWriter(), folder.File("kubectl"), "list -e k3s"));

        Assert.StartsWith("exec|--namespace|openmeet|deployment/mas|", await File.ReadAllTextAsync(folder.File("arguments")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_kubectl_one_line_says_so() =>
        await Assert.ThrowsAsync<DeploymentException>(() => RunAsync(new StringWriter(), "/nonexistent/kubectl", "list -e k3s"));

    private static Task<int> RunAsync(TextWriter output, string kubectl, string arguments) =>
        new AdminCommand((_, _) => Task.FromResult(TestDeployment.Sops), output, kubectl).Build().Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
