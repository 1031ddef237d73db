namespace Aspire.Hosting.ApplicationModel;

public enum ImagePullPolicy
{
    Default = 0,
    Always = 1,
    Missing = 2,
    Never = 3,
}
