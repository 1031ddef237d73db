namespace MatrixAuthenticationService.Templating;

/// <summary>A template that cannot be parsed, or that asks for an attribute of something undefined.</summary>
internal sealed class TemplateException(string message) : Exception(message);
