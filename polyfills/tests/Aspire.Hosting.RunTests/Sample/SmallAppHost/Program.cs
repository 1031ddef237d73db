// The least that has a process, a wait that never ends, a parameter without value and a dashboard.
var builder = DistributedApplication.CreateBuilder(args);
var marker = builder.Configuration["marker"] ?? "none";
builder.AddExecutable("sleeper", "/bin/sh", ".", "-c", $"echo sleeping as {marker}; sleep 3600; : {marker}");
var missing = builder.AddExecutable("missing", "/does/not/exist", ".");
builder.AddExecutable("waiter", "/bin/sh", ".", "-c", "echo never").WaitFor(missing);
builder.AddExecutable("greeter", "/bin/sh", ".", "-c", "echo hello $NAME; exec sleep 3600").WithEnvironment("NAME", builder.AddParameter("name"));
builder.Build().Run();
