using System.Text.Json.Nodes;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets.Support;

/// <summary>A checkout with an age key, and a program <c>sops</c> that has it: the stand-in beside it, which writes down its arguments.</summary>
internal sealed class SopsOfTest : IDisposable
{
    private static readonly string Node = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "Kubernetes", "Secrets", "node");

    private readonly string _identity;

    private SopsOfTest(string identity, string recipient)
    {
        _identity = identity;
        Settings = TestDeployment.Sops with { Secrets = TestDeployment.Sops.Secrets with { AgeRecipients = [recipient] } };
        File.WriteAllText(Program, $"#!/bin/sh\necho \"$@\" >>{Folder.File("arguments")}\nSOPS_AGE_KEY={identity} exec node {Node}/sops.mjs \"$@\"\n");
    }

    public CheckoutFolder Folder { get; } = new();

    public DeploymentSettings Settings { get; }

    public string EncryptedFile => Folder.File(SopsVault.PathOf(Settings.Environment));

    public string Arguments => File.ReadAllText(Folder.File("arguments"));

    private string Program => Folder.File("sops");

    public static async Task<SopsOfTest> CreateAsync()
    {
        var lines = (await Machine.RunAsync("node", ["age-keygen.mjs"], Node)).Split('\n');
        var sops = new SopsOfTest(lines[0], lines[1]);
        await Machine.RunAsync("chmod", ["+x", sops.Program]);
        return sops;
    }

    public SopsVault Vault(DeploymentSettings? settings = null) => new(Folder.Path, settings ?? Settings, Program);

    /// <summary>The Secret, decrypted by npm's <c>sops-age</c>.</summary>
    public async Task<JsonNode> ReadBySopsAgeAsync() => JsonNode.Parse(
        await Machine.RunAsync("node", ["read-with-sops-age.mjs", EncryptedFile], Node, ("SOPS_AGE_KEY", _identity)))!;

    public void Dispose() => Folder.Dispose();
}
