// A stock relying party: everything it accepts, it checked itself. Settings come by environment, the result goes out as JSON.
import * as oidc from "openid-client";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, SCOPE, EMAIL, PASSWORD } = process.env;

const insecure = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
const authentication = CLIENT_SECRET ? oidc.ClientSecretBasic(CLIENT_SECRET) : oidc.None();
const config = await oidc.discovery(new URL(ISSUER), CLIENT_ID, undefined, authentication, insecure);

const verifier = oidc.randomPKCECodeVerifier();
const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
const start = oidc.buildAuthorizationUrl(config, {
  redirect_uri: REDIRECT_URI,
  scope: SCOPE,
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
  code_challenge_method: "S256",
  state: checks.expectedState,
  nonce: checks.expectedNonce,
});

const callback = await signIn(start);
const tokens = await oidc.authorizationCodeGrant(config, callback, { ...checks, idTokenExpected: true });
const subject = tokens.claims().sub;
const userInfo = await oidc.fetchUserInfo(config, tokens.access_token, subject);
const refreshed = tokens.refresh_token ? await oidc.refreshTokenGrant(config, tokens.refresh_token) : undefined;

console.log(JSON.stringify({
  subject,
  userInfo,
  refreshedSubject: refreshed?.claims().sub,
  rotated: refreshed ? refreshed.refresh_token !== tokens.refresh_token : undefined,
}));

// What a person does with a browser: opens the page, fills in the form, follows redirects up to the client's own address.
async function signIn(url) {
  const cookies = new Map();
  let response = await send(url);
  while (true) {
    const location = response.headers.get("location");
    if (location) {
      url = new URL(location, url);
      if (url.href.startsWith(REDIRECT_URI)) {
        return url;
      }
      response = await send(url);
      continue;
    }
    if (response.status !== 200) {
      throw new Error(`${url.pathname} answered ${response.status}: ${await response.text()}`);
    }
    const [, token] = /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(await response.text());
    response = await send(url, new URLSearchParams({ Email: EMAIL, Password: PASSWORD, __RequestVerificationToken: token }));
  }

  async function send(to, body) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(to, { method: body ? "POST" : "GET", body, redirect: "manual", headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [name, ...value] = line.split(";")[0].split("=");
      cookies.set(name, value.join("="));
    }
    return answer;
  }
}
