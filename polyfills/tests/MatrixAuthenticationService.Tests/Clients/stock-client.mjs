// Signs in with the stock matrix-js-sdk: node stock-client.mjs FOLDER-OF-THE-SDK HOMESERVER
// Writes one JSON object per line; reads the redirect that the browser ended at from standard input.
import { createInterface } from "node:readline/promises";
import { pathToFileURL } from "node:url";

const [folder, baseUrl] = process.argv.slice(2);
const storage = () => {
  const items = new Map();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() { return items.size; },
  };
};
// The SDK's OAuth part expects a browser.
globalThis.sessionStorage = storage();
globalThis.localStorage = storage();
globalThis.window = { sessionStorage, localStorage, location: { origin: "https://app.example" }, crypto };

const sdk = await import(pathToFileURL(`${folder}/node_modules/matrix-js-sdk/lib/index.js`));
sdk.MatrixClient && (await import(pathToFileURL(`${folder}/node_modules/matrix-js-sdk/lib/logger.js`))).logger.disableAll();
const { registerOidcClient } = await import(pathToFileURL(`${folder}/node_modules/matrix-js-sdk/lib/oidc/register.js`));
const { generateOidcAuthorizationUrl, completeAuthorizationCodeGrant } =
  await import(pathToFileURL(`${folder}/node_modules/matrix-js-sdk/lib/oidc/authorize.js`));
const say = (message) => console.log(JSON.stringify(message));
const input = createInterface({ input: process.stdin });

const metadata = await sdk.createClient({ baseUrl }).getAuthMetadata();
const redirectUri = "https://app.example/callback";
const clientId = await registerOidcClient(metadata, {
  clientName: "Stock client",
  clientUri: "https://app.example/",
  logoUri: "https://app.example/logo.png",
  applicationType: "web",
  redirectUris: [redirectUri],
  contacts: ["somebody@app.example"],
  tosUri: undefined,
  policyUri: undefined,
});
say({ authorize: await generateOidcAuthorizationUrl({ metadata, redirectUri, clientId, homeserverUrl: baseUrl, nonce: "a nonce" }) });

const answer = new URL((await input[Symbol.asyncIterator]().next()).value).searchParams;
const { tokenResponse } = await completeAuthorizationCodeGrant(answer.get("code"), answer.get("state"));
const client = sdk.createClient({ baseUrl, accessToken: tokenResponse.access_token });
const me = await client.whoami();
const room = await client.createRoom({ name: "Made by the stock client" });
client.credentials.userId = me.user_id;
client.deviceId = me.device_id;
const sent = await client.sendTextMessage(room.room_id, "hello");
say({ me, event: sent.event_id });
process.exit(0);
