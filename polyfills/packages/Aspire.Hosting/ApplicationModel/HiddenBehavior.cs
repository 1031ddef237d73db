namespace Aspire.Hosting.ApplicationModel;

public enum HiddenBehavior
{
    Always,
    OnCompletion,
}
