namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that the manifest writes as an expression, such as <c>{name.value}</c>.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
