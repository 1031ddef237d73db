// One little service for all the sample's projects: tells who it is, and ends when asked to.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
var instance = Environment.GetEnvironmentVariable("OTEL_RESOURCE_ATTRIBUTES") ?? "";
app.MapGet("/health", () => "Healthy");
app.MapGet("/who", () => new { Environment.ProcessId, Instance = instance, Args = args });
app.MapGet("/variables", () => Environment.GetEnvironmentVariables());
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
Console.WriteLine($"serving as {instance}");
Console.Error.WriteLine("nothing is wrong");
app.Run();
