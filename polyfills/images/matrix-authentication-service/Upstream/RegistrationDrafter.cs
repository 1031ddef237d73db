using System.Text.Json.Nodes;
using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Upstream;

/// <summary>Makes an account's attributes of a provider's claims.</summary>
internal static class RegistrationDrafter
{
    /// <exception cref="UpstreamException">Something required is missing in the claims.</exception>
    public static RegistrationDraft Draft(ClaimsImports imports, JsonObject claims) => new(
        Import(imports.Localpart, claims, "localpart"),
        imports.Localpart.Action is ImportAction.Force or ImportAction.Require,
        Import(imports.DisplayName, claims, "displayname"),
        imports.DisplayName.Action is ImportAction.Force or ImportAction.Require,
        Import(imports.Email, claims, "email"),
        imports.Email.Action is ImportAction.Force or ImportAction.Require);

    private static string? Import(ClaimImport import, JsonObject claims, string what)
    {
        if (import.Action == ImportAction.Ignore)
        {
            return null;
        }

        try
        {
            if (import.Template.Render(claims) is { Length: > 0 } value)
            {
                return value;
            }
        }
        catch (TemplateException e) when (import.Action == ImportAction.Require)
        {
            throw new UpstreamException($"The required {what} cannot be taken out of the claims", e);
        }
        catch (TemplateException)
        {
            // As if the claim were absent.
            return null;
        }

        return import.Action == ImportAction.Require ? throw new UpstreamException($"The required {what} is not in the claims") : null;
    }
}
