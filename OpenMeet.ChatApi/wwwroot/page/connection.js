// The hub connection: stock SignalR, WebSockets only, so that it needs no sticky sessions between replicas.
const RETRIES_MS = [0, 500, 1000, 2000, 4000];
const MAX_RETRY_MS = 8000;

export class Connection {
  #hub;
  #onState = () => {};
  #onBack = () => {};
  #wanted = false;

  constructor(url, accessTokenFactory) {
    const { HubConnectionBuilder, HttpTransportType, LogLevel } = globalThis.signalR;
    this.#hub = new HubConnectionBuilder()
      .withUrl(url, { accessTokenFactory, transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => RETRIES_MS[retry.previousRetryCount] ?? MAX_RETRY_MS })
      .configureLogging(LogLevel.Warning)
      .build();
    this.#hub.onreconnecting(() => this.#onState("offline"));
    this.#hub.onclose(() => this.#onState("offline"));
    this.#hub.onreconnected(async () => {
      await this.#onBack();
      this.#onState("online");
    });
    // The browser knows at once; the socket would only find out when its pings fail.
    addEventListener("offline", () => this.#hub.stop());
    addEventListener("online", () => this.#wanted && this.#restart());
  }

  onState(handler) { this.#onState = handler; }

  /** Called after each reconnection, before the state turns to online again. */
  onBack(handler) { this.#onBack = handler; }

  on(name, handler) { this.#hub.on(name, handler); }

  async start() {
    this.#wanted = true;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#hub.start();
        this.#onState("online");
        return;
      } catch (error) {
        this.#onState("offline");
        console.warn("The hub cannot be reached.", error);
        await new Promise((resolve) => { setTimeout(resolve, RETRIES_MS[attempt] ?? MAX_RETRY_MS); });
      }
    }
  }

  async #restart() {
    await this.#hub.stop();
    await this.start();
    await this.#onBack();
  }

  join(slug) { return this.#hub.invoke("JoinRoom", slug); }

  send(slug, text, transactionId) { return this.#hub.invoke("SendMessage", slug, text, transactionId); }

  typing(slug, isTyping) { return this.#hub.invoke("Typing", slug, isTyping); }

  resume(slug, position) { return this.#hub.invoke("Resume", slug, position); }
}
