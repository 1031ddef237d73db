namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>How the public comes in and where TLS ends must fit together.</summary>
internal static class ExposureCheck
{
    public static void Check(DeploymentSettings settings, SettingsProblems problems)
    {
        var (exposure, tls) = (settings.Exposure, settings.Tls);
        foreach (var network in exposure.TrustedNetworks)
        {
            CheckNetwork(network, problems);
        }

        SettingsCheck.CheckObjectName("exposure.ingressClass", exposure.IngressClass, problems);
        SettingsCheck.CheckObjectName("exposure.ingressNamespace", exposure.IngressNamespace, problems);
        SettingsCheck.CheckObjectName("tls.issuer", tls.Issuer, problems);
        SettingsCheck.CheckObjectName("tls.secretName", tls.SecretName, problems);
        if (exposure.Kind == ExposureKind.NodePort)
        {
            CheckNodePort(exposure, tls, problems);
        }

        CheckTls(tls, problems);
    }

    private static void CheckNodePort(ExposureSettings exposure, TlsSettings tls, SettingsProblems problems)
    {
        if (tls.Mode != TlsMode.Off)
        {
            problems.Add("tls.mode", "node ports speak plain HTTP: nothing behind them ends TLS", "Write off and end TLS in front of the ports, or set exposure.kind to ingress");
        }

        if (exposure.IngressClass is not null || exposure.IngressNamespace is not null)
        {
            problems.Add("exposure.ingressClass", "there is no ingress with node ports", "Take ingressClass and ingressNamespace out, or set exposure.kind to ingress");
        }
    }

    private static void CheckTls(TlsSettings tls, SettingsProblems problems)
    {
        if (tls.Mode == TlsMode.Issuer && tls.Issuer is null)
        {
            problems.Add("tls.issuer", "is missing", "Write the name of cert-manager's ClusterIssuer, or set tls.mode to secret");
        }

        if (tls.Mode == TlsMode.Secret && tls.SecretName is null)
        {
            problems.Add("tls.secretName", "is missing", "Write the name of the Secret with the certificate of all public names");
        }

        if (tls.Mode != TlsMode.Issuer && tls.Issuer is not null)
        {
            problems.Add("tls.issuer", "nobody asks an issuer with this tls.mode", "Take it out, or set tls.mode to issuer");
        }

        if (tls.Mode == TlsMode.Off && tls.SecretName is not null)
        {
            problems.Add("tls.secretName", "no certificate is used with tls.mode off", "Take it out, or set tls.mode to secret");
        }
    }

    private static void CheckNetwork(string network, SettingsProblems problems)
    {
        if (!Grammar.IsNetwork(network))
        {
            problems.Add("exposure.trustedNetworks", $"'{network}' is no network", "Write the first address and the length of the prefix, such as 10.0.0.0/8");
        }
        else if (network.EndsWith("/0", StringComparison.Ordinal))
        {
            problems.Add("exposure.trustedNetworks", $"'{network}' is everybody, who could then claim any address", "Write the networks of the proxies in front, such as 10.0.0.0/8");
        }
    }
}
