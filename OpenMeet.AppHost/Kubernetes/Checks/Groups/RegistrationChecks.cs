namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>Nobody makes an account by himself.</summary>
internal static class RegistrationChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("registration-homeserver", "enable_registration must be false in homeserver.yaml.", HomeserverAsync),
        new("registration-account", "passwords.enabled must be false in the configuration of MAS.", AccountAsync),
    ];

    private static async Task<Finding> HomeserverAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.PostAsync(new Uri(context.Urls.Matrix, "/_matrix/client/v3/register"), "{}", cancellationToken);
        return answer.Code is 403 or 404 ? Finding.Pass($"closed ({answer.Json.Text("errcode") ?? $"status {answer.Code}"})") : Finding.Fail($"status {answer.Code}");
    }

    private static async Task<Finding> AccountAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var discovery = await context.Http.GetAsync(new Uri(context.Urls.Account, "/.well-known/openid-configuration"), cancellationToken);
        var form = await context.Http.GetAsync(new Uri(context.Urls.Account, "/register/password"), cancellationToken);
        var faults = new List<string>();
        if (discovery.Code != 200)
        {
            faults.Add($"discovery answers {discovery.Code}");
        }

        // MAS announces "create" if and only if people can register with a password.
        if (discovery.Json.Texts("prompt_values_supported").Contains("create"))
        {
            faults.Add("MAS offers the prompt 'create'");
        }

        if (form.Code == 200 && form.Body.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add("MAS serves a form to register with a password");
        }

        return Finding.Of(faults, "closed");
    }
}
