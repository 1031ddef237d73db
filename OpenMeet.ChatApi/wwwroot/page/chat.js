// One person's chat: history by REST, everything after it by the hub, and what was missed by Resume.
const CATCH_UP_RETRY_MS = 2000;

export class Chat {
  #api;
  #connection;
  #view;
  #slug;
  #title;
  #me;
  #position = 0;
  #shown = new Set();
  #waiting = new Map();

  constructor(api, connection, view) {
    this.#api = api;
    this.#connection = connection;
    this.#view = view;
  }

  async start() {
    this.#connection.on("MatrixMessage", (message) => this.#receive(message));
    this.#connection.on("Typing", (typing) => this.#showTyping(typing));
    this.#connection.on("MessageRedacted", (redaction) => this.#view.removeMessage(redaction.eventId));
    this.#connection.on("RoomLeft", (left) => this.#leave(left));
    this.#connection.on("Resync", () => this.#catchUp());
    this.#connection.on("Hello", (hello) => { this.#me = hello.userId; });
    this.#connection.onState((state) => this.#view.showState(state));
    this.#connection.onBack(() => this.#catchUp());
    this.#view.onOpen((slug, title) => this.#open(slug, title));
    this.#view.onSend((text) => this.#send(text));
    this.#view.onTyping((isTyping) => this.#tell(isTyping));
    await this.#connection.start();
    this.#view.showEvents(await this.#api.events());
  }

  async #open(slug, title) {
    try {
      this.#slug = slug;
      this.#title = title;
      this.#shown.clear();
      this.#waiting.clear();
      this.#view.showRoom(slug, title);
      await this.#api.join(slug);
      // Join first: what arrives while the history is read is shown once, by its event id.
      const joined = await this.#connection.join(slug);
      const history = await this.#api.history(slug);
      if (this.#slug !== slug) {
        return;
      }
      this.#position = joined.position;
      history.messages.forEach((message) => this.#show(message));
      this.#view.showReady();
    } catch (error) {
      this.#view.showProblem(error.message);
    }
  }

  #receive(message) {
    if (message.slug !== this.#slug) {
      return;
    }
    // A gap means that the push of an earlier message was lost: Matrix still has it.
    if (message.previousPosition > this.#position) {
      void this.#catchUp();
      return;
    }
    this.#position = Math.max(this.#position, message.position);
    this.#show(message);
  }

  // Until it has succeeded: what was missed is still in Matrix, what waits here is still to be sent.
  async #catchUp() {
    const slug = this.#slug;
    if (slug === undefined) {
      return;
    }
    try {
      await this.#resume(slug);
    } catch (error) {
      console.warn("Catching up failed.", error);
      setTimeout(() => { void (this.#slug === slug && this.#catchUp()); }, CATCH_UP_RETRY_MS);
    }
  }

  async #resume(slug) {
    await this.#connection.join(slug);
    for (let more = true; more;) {
      const missed = await this.#connection.resume(slug, this.#position);
      if (missed.reset) {
        await this.#startAnew(slug, missed.position);
        break;
      }
      missed.redacted.forEach((eventId) => this.#view.removeMessage(eventId));
      missed.messages.forEach((message) => this.#show(message));
      this.#position = Math.max(this.#position, missed.position);
      more = missed.more;
    }
    this.#view.showReady();
    for (const [transactionId, text] of [...this.#waiting]) {
      await this.#deliver(transactionId, text);
    }
  }

  // Away for longer than the log reaches back: what is shown would have a hole.
  async #startAnew(slug, position) {
    const history = await this.#api.history(slug);
    this.#shown.clear();
    this.#view.showRoom(slug, this.#title);
    this.#position = position;
    history.messages.forEach((message) => this.#show(message));
    this.#waiting.forEach((text, transactionId) => this.#view.showSending(transactionId, text));
  }

  #show(message) {
    if (!this.#shown.has(message.eventId)) {
      this.#shown.add(message.eventId);
      this.#view.showMessage(message);
    }
  }

  async #send(text) {
    const transactionId = crypto.randomUUID();
    this.#waiting.set(transactionId, text);
    this.#view.showSending(transactionId, text);
    await this.#deliver(transactionId, text);
  }

  // The same transaction id on every attempt: Matrix makes one event of them.
  async #deliver(transactionId, text) {
    try {
      await this.#connection.send(this.#slug, text, transactionId);
      this.#waiting.delete(transactionId);
      this.#view.removeSending(transactionId);
    } catch (error) {
      this.#view.showUnsent(transactionId, error.message);
    }
  }

  async #tell(isTyping) {
    try {
      await this.#connection.typing(this.#slug, isTyping);
    } catch (error) {
      console.debug("Typing was not sent.", error);
    }
  }

  #showTyping(typing) {
    if (typing.slug === this.#slug) {
      this.#view.showTyping(typing.names.filter((_, index) => typing.userIds[index] !== this.#me));
    }
  }

  #leave(left) {
    if (left.slug === this.#slug) {
      this.#slug = undefined;
      this.#view.showProblem("You no longer take part in this chat.");
    }
  }
}
