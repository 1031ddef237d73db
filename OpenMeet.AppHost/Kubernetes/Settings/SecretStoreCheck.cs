namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where secrets are kept.</summary>
internal static class SecretStoreCheck
{
    public static void Check(SecretSettings secrets, SettingsProblems problems)
    {
        foreach (var recipient in secrets.AgeRecipients.Where(recipient => !Grammar.IsAgeRecipient(recipient)))
        {
            problems.Add("secrets.ageRecipients", $"'{recipient}' is no public key of age", "Write the line age-keygen prints, beginning with age1; never a private key");
        }

        if (secrets.Store == SecretStore.Sops && (secrets.ClusterSecretStore is not null || secrets.RemoteKey is not null))
        {
            problems.Add("secrets.clusterSecretStore", "an external store is not read with store: sops", "Take clusterSecretStore and remoteKey out, or set secrets.store to external");
        }

        if (secrets.Store != SecretStore.External)
        {
            return;
        }

        if (secrets.AgeRecipients.Count > 0)
        {
            problems.Add("secrets.ageRecipients", "nothing is encrypted for age with store: external", "Take them out, or set secrets.store to sops");
        }

        if (secrets.ClusterSecretStore is null)
        {
            problems.Add("secrets.clusterSecretStore", "is missing", "Write the name of the ClusterSecretStore of the External Secrets Operator");
        }

        SettingsCheck.CheckObjectName("secrets.clusterSecretStore", secrets.ClusterSecretStore, problems);
        if (secrets.RemoteKey is null)
        {
            problems.Add("secrets.remoteKey", "is missing", "Write the entry of the store that holds the secrets, such as openmeet/chat");
        }
    }
}
