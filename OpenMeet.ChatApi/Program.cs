using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Identity;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Messages;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Realtime;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;
using OpenMeet.ServiceDefaults.Problems;

return await ServiceProgram.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    var settings = builder.AddChatSettings();
    builder.AddChatData();
    builder.Services.AddForwardedHeaders();
    builder.Services.AddOpenMeetProblems();
    builder.Services.AddTokenValidation(settings).AddCallers();
    builder.Services.AddMatrix(settings).AddIdentity(settings);
    builder.Services.AddDirectory().AddRooms().AddMessages().AddRealtime();
    builder.Services.AddOperations();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseOpenMeetProblems();
    app.UseChatPage(settings);
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapDefaultEndpoints();
    app.MapDirectory().MapChat().MapRealtime().MapAppservice();
    return app;
});
