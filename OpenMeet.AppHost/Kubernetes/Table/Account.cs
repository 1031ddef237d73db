namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>As whom an image runs. The numbers are the image's own: it owns files by them.</summary>
/// <param name="User">User id.</param>
/// <param name="Group">Group id, which volumes get too.</param>
internal sealed record Account(int User, int Group);
