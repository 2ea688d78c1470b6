using Matching.Service.Commands;

return await CommandLine.RunAsync(args);
