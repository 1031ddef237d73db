// The stock SignalR client under remote control.
// argv: hub URL. stdin: {"id", "invoke", "arguments"}. stdout: {"state"}, {"on", "arguments"}, {"id", "result" | "error"}.
import * as signalR from "@microsoft/signalr";
import { commands, tell } from "./lines.mjs";

const EVENTS = ["Hello", "MatrixMessage", "MatrixEvent", "MessageSent", "Typing", "RoomJoined"];
const url = process.argv[2];
const hub = new signalR.HubConnectionBuilder()
  .withUrl(url, {
    accessTokenFactory: () => process.env.ACCESS_TOKEN,
    transport: signalR.HttpTransportType.WebSockets,
    skipNegotiation: true,
  })
  .withAutomaticReconnect([0, 200, 500, 1000, 2000, 2000, 2000, 2000])
  .configureLogging(signalR.LogLevel.None)
  .build();

for (const name of EVENTS) {
  hub.on(name, (...values) => tell({ on: name, arguments: values }));
}
hub.onreconnecting(() => tell({ state: "reconnecting" }));
hub.onreconnected(() => tell({ state: "reconnected" }));
hub.onclose((error) => tell({ state: "closed", error: error?.message }));

await hub.start();
tell({ state: "connected" });

for await (const command of commands()) {
  hub.invoke(command.invoke, ...command.arguments).then(
    (result) => tell({ id: command.id, result: result ?? null }),
    (error) => tell({ id: command.id, error: error.message }));
}
await hub.stop();
