using OpenMeet.Engine;

if (args is not ["feed", var bundle, var sdk, var feed])
{
    Console.Error.WriteLine("usage: feed <single-file application> <folder of the .NET SDK> <folder of the feed>");
    return 64;
}

Console.WriteLine($"{Feed.Fill(bundle, sdk, feed)} packages in the local feed");
return 0;
