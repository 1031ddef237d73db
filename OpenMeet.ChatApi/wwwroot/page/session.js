// Signs in at OpenMeet.Oidc: authorization code with PKCE, tokens in this tab only, refreshed by one caller at a time.
import * as oauth from "/lib/oauth4webapi.js";

const KEY = "openmeet.session";
const PENDING = "openmeet.pending";
const SCOPE = "openid profile email chat offline_access";
const REFRESH_BEFORE_MS = 60_000;
const REVOKE_MS = 5_000;

export class Session {
  #server;
  #client;
  #redirectUri;
  #options;
  #tokens;
  #refreshing;

  static async open(settings) {
    const session = new Session();
    const issuer = new URL(settings.issuer);
    // Plain http is allowed for the development issuer on this machine only.
    session.#options = { [oauth.allowInsecureRequests]: issuer.protocol === "http:" && issuer.hostname === "localhost" };
    session.#client = { client_id: settings.clientId };
    session.#redirectUri = new URL("/signed-in", location.href).href;
    session.#server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, session.#options));
    session.#tokens = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (location.pathname === "/signed-in") {
      await session.#complete();
    }
    return session;
  }

  get isSignedIn() { return this.#tokens !== null; }

  get name() { return this.#tokens?.name ?? ""; }

  async signIn() {
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, nonce }));
    const url = new URL(this.#server.authorization_endpoint);
    url.search = new URLSearchParams({
      client_id: this.#client.client_id,
      redirect_uri: this.#redirectUri,
      response_type: "code",
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    location.assign(url);
  }

  async signOut() {
    const { idToken, refreshToken } = this.#tokens ?? {};
    sessionStorage.removeItem(KEY);
    if (refreshToken) {
      try {
        await oauth.processRevocationResponse(await oauth.revocationRequest(
          this.#server, this.#client, oauth.None(), refreshToken, { ...this.#options, signal: AbortSignal.timeout(REVOKE_MS) }));
      } catch (error) {
        // The tab has forgotten the token all the same, and the session ends below.
        console.warn("The refresh token could not be revoked.", error);
      }
    }
    const url = new URL(this.#server.end_session_endpoint);
    url.search = new URLSearchParams({
      client_id: this.#client.client_id,
      post_logout_redirect_uri: new URL("/", location.href).href,
      ...(idToken ? { id_token_hint: idToken } : {}),
    });
    location.assign(url);
  }

  async accessToken() {
    if (this.#tokens.expiresAt - Date.now() < REFRESH_BEFORE_MS) {
      // A rotating refresh token must not be used twice at once.
      this.#refreshing ??= this.#refresh().finally(() => { this.#refreshing = undefined; });
      await this.#refreshing;
    }
    return this.#tokens.accessToken;
  }

  async #complete() {
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
    sessionStorage.removeItem(PENDING);
    const url = new URL(location.href);
    history.replaceState(null, "", "/");
    if (pending === null) {
      return;
    }
    const parameters = oauth.validateAuthResponse(this.#server, this.#client, url, pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      this.#server, this.#client, oauth.None(), parameters, this.#redirectUri, pending.verifier, this.#options);
    this.#keep(await oauth.processAuthorizationCodeResponse(
      this.#server, this.#client, response, { expectedNonce: pending.nonce, requireIdToken: true }));
  }

  async #refresh() {
    const response = await oauth.refreshTokenGrantRequest(
      this.#server, this.#client, oauth.None(), this.#tokens.refreshToken, this.#options);
    try {
      this.#keep(await oauth.processRefreshTokenResponse(this.#server, this.#client, response));
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError) {
        sessionStorage.removeItem(KEY);
        throw new Error("Your sign-in has ended. Please sign in again.", { cause: error });
      }
      throw error;
    }
  }

  #keep(result) {
    const claims = oauth.getValidatedIdTokenClaims(result);
    this.#tokens = {
      accessToken: result.access_token,
      refreshToken: result.refresh_token ?? this.#tokens?.refreshToken,
      idToken: result.id_token ?? this.#tokens?.idToken,
      name: claims?.name ?? this.#tokens?.name,
      expiresAt: Date.now() + result.expires_in * 1000,
    };
    sessionStorage.setItem(KEY, JSON.stringify(this.#tokens));
  }
}
