namespace OpenMeet.ChatApi.Directory;

/// <summary>Answer of <c>PUT /api/directory/{tenantId}/events/{slug}</c>.</summary>
internal sealed record EventAnswer(bool Success, string Slug, int Attendees);
