// Reads Element's config.json, signs in by OAuth 2.0, shows rooms and their messages.
import { ClientEvent, RoomEvent, SyncState } from "matrix-js-sdk";
import { Session } from "./session.js";

const find = (id) => document.getElementById(id);

try {
  const config = await (await fetch("config.json")).json();
  const homeserver = config.default_server_config["m.homeserver"];
  find("brand").textContent = config.brand ?? "Matrix";
  find("server").textContent = homeserver.server_name ?? homeserver.base_url;

  const session = new Session(homeserver.base_url);
  find("sign-in").addEventListener("click", () => guard(session.signIn()));
  const client = await session.open();
  if (client) {
    await show(client);
  } else {
    find("status").textContent = "Not signed in";
    find("welcome").hidden = false;
  }
} catch (error) {
  report(error);
}

async function show(client) {
  let current;
  find("me").textContent = client.getUserId();
  client.on(ClientEvent.Sync, (state) => {
    find("status").textContent = state === SyncState.Error ? "Offline" : "Online";
    if (state === SyncState.Prepared) {
      showRooms();
    }
  });
  client.on(ClientEvent.Room, showRooms);
  client.on(RoomEvent.MyMembership, (room, membership) => {
    if (membership === "invite") {
      guard(client.joinRoom(room.roomId));
    }
    showRooms();
  });
  client.on(RoomEvent.Timeline, (event, room) => {
    if (room?.roomId === current?.roomId) {
      showTimeline();
    }
  });
  find("composer").addEventListener("submit", (submit) => {
    submit.preventDefault();
    const text = find("text").value;
    find("text").value = "";
    guard(client.sendTextMessage(current.roomId, text));
  });
  await client.startClient({ initialSyncLimit: 50 });

  function showRooms() {
    find("rooms").replaceChildren(...client.getRooms().filter((room) => room.getMyMembership() === "join").map((room) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: room.name });
      button.addEventListener("click", () => { current = room; find("room").hidden = false; find("room-name").textContent = room.name; showTimeline(); });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
  }

  function showTimeline() {
    const messages = current.getLiveTimeline().getEvents().filter((event) => event.getType() === "m.room.message");
    find("timeline").replaceChildren(...messages.map((event) => {
      const item = document.createElement("li");
      const sender = Object.assign(document.createElement("b"), { textContent: event.sender?.name ?? event.getSender() });
      item.append(sender, document.createTextNode(event.getContent().body ?? ""));
      return item;
    }));
  }
}

function guard(promise) { promise.catch(report); }

function report(error) {
  find("problem").textContent = error.message;
  find("problem").hidden = false;
}
