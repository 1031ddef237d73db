// A stock Matrix client, from nothing to chatting: discovery, dynamic registration, authorization code with PKCE on a
// loopback redirect, sync, send.
// argv: homeserver URL, room id, text. stdout: {"authorize"}, {"userId", "deviceId"}, {"message"}, {"sent"}.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";

// oidc-client-ts, which the SDK uses, keeps its state in the browser's session storage.
const kept = new Map();
globalThis.window = globalThis;
globalThis.location = new URL("http://127.0.0.1/");
globalThis.sessionStorage = {
  get length() { return kept.size; },
  key: (index) => [...kept.keys()][index] ?? null,
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => { kept.set(key, String(value)); },
  removeItem: (key) => { kept.delete(key); },
};
globalThis.localStorage = globalThis.sessionStorage;

const sdk = await import("matrix-js-sdk");
const { logger } = await import("matrix-js-sdk/lib/logger.js");
const { tell } = await import("./lines.mjs");
logger.disableAll?.();

const [, , baseUrl, roomId, text] = process.argv;

const answer = Promise.withResolvers?.() ?? deferred();
const listener = createServer((request, response) => {
  response.end("You can close this window.");
  answer.resolve(new URL(request.url, "http://127.0.0.1"));
});
await new Promise((resolve) => { listener.listen(0, "127.0.0.1", resolve); });
const redirectUri = `http://127.0.0.1:${listener.address().port}/`;

const anonymous = sdk.createClient({ baseUrl });
const metadata = await anonymous.getAuthMetadata();
const clientId = await sdk.registerOidcClient(metadata, {
  clientName: "End-to-end test",
  clientUri: "http://127.0.0.1/",
  applicationType: "native",
  redirectUris: [redirectUri],
  contacts: ["test@openmeet.localhost"],
});
const url = await sdk.generateOidcAuthorizationUrl({
  metadata, clientId, redirectUri, homeserverUrl: baseUrl, nonce: randomUUID(),
});
tell({ authorize: url });

const callback = await answer.promise;
listener.close();
if (!callback.searchParams.has("code")) {
  throw new Error(`No code came back: ${callback.search}`);
}
const grant = await sdk.completeAuthorizationCodeGrant(callback.searchParams.get("code"), callback.searchParams.get("state"));
const accessToken = grant.tokenResponse.access_token;
const who = await sdk.createClient({ baseUrl, accessToken }).whoami();
tell({ userId: who.user_id, deviceId: who.device_id });

const client = sdk.createClient({ baseUrl, accessToken, userId: who.user_id, deviceId: who.device_id });
client.on(sdk.RoomEvent.Timeline, (event, room) => {
  if (room?.roomId === roomId && event.getType() === "m.room.message") {
    tell({ message: event.getContent().body, sender: event.getSender() });
  }
});
await client.startClient({ initialSyncLimit: 20 });
await new Promise((resolve) => {
  const look = () => { if (client.getRoom(roomId)?.getMyMembership() === "join") { resolve(); } };
  client.on(sdk.ClientEvent.Sync, look);
  look();
});
const sent = await client.sendTextMessage(roomId, text);
tell({ sent: sent.event_id });
client.stopClient();
process.exit(0);

function deferred() {
  let resolve;
  const promise = new Promise((settle) => { resolve = settle; });
  return { promise, resolve };
}
