using OpenMeet.Proxy;

return await ServiceProgram.RunAsync(() => ProxyApplication.Build(WebApplication.CreateBuilder(args)));
