// OAuth 2.0 sign-in by matrix-js-sdk's own client: metadata, dynamic registration, code with PKCE, refresh.
import { createClient, OAuth2, TokenRefresher } from "matrix-js-sdk";

const SESSION = "session";
const PENDING = "pending";

export class Session {
  #baseUrl;

  constructor(baseUrl) { this.#baseUrl = baseUrl; }

  async signIn() {
    const metadata = await createClient({ baseUrl: this.#baseUrl }).getAuthMetadata();
    const clientId = await OAuth2.registerClient(metadata, {
      client_name: document.title,
      client_uri: new URL("/", location.href).href,
      redirect_uris: [this.#redirectUri],
      application_type: "web",
    });
    const auth = new OAuth2(metadata, { clientId, redirectUri: this.#redirectUri });
    const state = crypto.randomUUID();
    sessionStorage.setItem(PENDING, JSON.stringify({ state, context: auth.context }));
    location.assign(await auth.generateAuthorizationCodeGrantUrl(state, "query"));
  }

  /** A client for the kept session or for the one being completed; undefined when nobody is signed in. */
  async open() {
    const query = new URLSearchParams(location.search);
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
    if (query.has("error")) {
      throw new Error(query.get("error_description") ?? query.get("error"));
    }
    if (query.has("code") && pending !== null && query.get("state") === pending.state) {
      await this.#complete(pending.context, query.get("code"));
    }
    const kept = JSON.parse(localStorage.getItem(SESSION) ?? "null");
    return kept === null ? undefined : this.#client(kept);
  }

  get #redirectUri() { return new URL("/", location.href).href; }

  async #complete(context, code) {
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, "", location.pathname);
    const anonymous = createClient({ baseUrl: this.#baseUrl });
    const auth = new OAuth2(await anonymous.getAuthMetadata(), context);
    const tokens = await auth.completeAuthorizationCodeGrant(code);
    const who = await createClient({ baseUrl: this.#baseUrl, accessToken: tokens.access_token }).whoami();
    this.#keep({ context: auth.context, accessToken: tokens.access_token, refreshToken: tokens.refresh_token, userId: who.user_id, deviceId: who.device_id });
  }

  async #client(kept) {
    const metadata = await createClient({ baseUrl: this.#baseUrl }).getAuthMetadata();
    const refresher = new TokenRefresher(new OAuth2(metadata, kept.context), async (tokens) => this.#keep({ ...kept, ...tokens }));
    return createClient({
      baseUrl: this.#baseUrl,
      accessToken: kept.accessToken,
      refreshToken: kept.refreshToken,
      userId: kept.userId,
      deviceId: kept.deviceId,
      tokenRefreshFunction: refresher.tokenRefreshFunction,
    });
  }

  #keep(session) { localStorage.setItem(SESSION, JSON.stringify(session)); }
}
