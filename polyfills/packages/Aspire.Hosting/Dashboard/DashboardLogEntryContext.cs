using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dashboard;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(DashboardLogEntry))]
internal sealed partial class DashboardLogEntryContext : JsonSerializerContext;
