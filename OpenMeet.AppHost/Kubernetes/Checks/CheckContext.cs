namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>What checks look at and by what means.</summary>
/// <param name="Urls">The deployment.</param>
/// <param name="Http">Asks it.</param>
/// <param name="Options">What the user says of it.</param>
/// <param name="Time">The clock.</param>
internal sealed record CheckContext(PublicUrls Urls, PublicClient Http, CheckOptions Options, TimeProvider Time);
