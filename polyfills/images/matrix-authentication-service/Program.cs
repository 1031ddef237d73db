using MatrixAuthenticationService.CommandLine;

return await MasCli.RunAsync(args, Environment.GetEnvironmentVariable("MAS_CONFIG"), Console.Out, Console.Error);
