// The REST side: my events and their history.
export class Api {
  #accessToken;

  constructor(accessToken) { this.#accessToken = accessToken; }

  async events() { return (await this.#call("GET", "/api/chat/events")).events; }

  join(slug) { return this.#call("POST", `/api/chat/event/${encodeURIComponent(slug)}/join`); }

  history(slug) { return this.#call("GET", `/api/chat/event/${encodeURIComponent(slug)}/messages?limit=50`); }

  async #call(method, path) {
    const response = await fetch(path, { method, headers: { Authorization: `Bearer ${await this.#accessToken()}` } });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Error(problem.detail ?? problem.title ?? `The server answered ${response.status}.`);
    }
    return response.json();
  }
}
