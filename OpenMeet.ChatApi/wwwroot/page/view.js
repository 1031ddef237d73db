// The document. Text only ever enters it as text.
const TYPING_PAUSE_MS = 4000;

export class View {
  #find;
  #document;
  #typingTimer;
  #stopTyping = () => {};

  constructor(document) {
    this.#document = document;
    this.#find = (id) => document.getElementById(id);
  }

  onSignIn(handler) { this.#find("sign-in").addEventListener("click", handler); }

  onSignOut(handler) { this.#find("sign-out").addEventListener("click", handler); }

  onOpen(handler) {
    this.#find("event-list").addEventListener("click", (click) => {
      const button = click.target.closest("button");
      if (button) {
        handler(button.dataset.slug, button.textContent);
      }
    });
  }

  onSend(handler) {
    this.#find("composer").addEventListener("submit", (submit) => {
      submit.preventDefault();
      const input = this.#find("text");
      const text = input.value.trim();
      if (text !== "") {
        input.value = "";
        this.#stopTyping();
        handler(text);
      }
    });
  }

  onTyping(handler) {
    this.#stopTyping = () => {
      if (this.#typingTimer !== undefined) {
        clearTimeout(this.#typingTimer);
        this.#typingTimer = undefined;
        handler(false);
      }
    };
    this.#find("text").addEventListener("input", () => {
      if (this.#typingTimer === undefined) {
        handler(true);
      }
      clearTimeout(this.#typingTimer);
      this.#typingTimer = setTimeout(this.#stopTyping, TYPING_PAUSE_MS);
    });
  }

  showWelcome() {
    this.#find("welcome").hidden = false;
    this.#setStatus("signed-out", "Not signed in");
  }

  showPerson(name) {
    this.#find("me").textContent = name;
    this.#find("sign-out").hidden = false;
  }

  showState(state) {
    this.#setStatus(state, state === "online" ? "Online" : "Offline. Trying to reconnect; messages wait here.");
  }

  showProblem(text) {
    const problem = this.#find("problem");
    problem.textContent = text;
    problem.hidden = false;
  }

  showEvents(events) {
    this.#find("events").hidden = false;
    this.#find("event-list").replaceChildren(...events.map((event) => {
      const button = this.#create("button", { type: "button" }, event.title);
      button.dataset.slug = event.slug;
      const item = this.#document.createElement("li");
      item.append(button);
      return item;
    }));
  }

  showRoom(slug, title) {
    this.#find("problem").hidden = true;
    this.#find("room").hidden = false;
    this.#find("room-title").textContent = title;
    this.#find("messages").replaceChildren();
    this.#find("typing").textContent = "";
    for (const button of this.#find("event-list").querySelectorAll("button")) {
      button.setAttribute("aria-current", String(button.dataset.slug === slug));
    }
    this.#find("text").disabled = true;
  }

  /** The room can be read and written. */
  showReady() {
    const input = this.#find("text");
    if (input.disabled) {
      input.disabled = false;
      input.focus();
    }
  }

  showMessage(message) {
    const time = this.#create("time", { dateTime: new Date(message.timestamp).toISOString() },
      new Date(message.timestamp).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
    const item = this.#create("li", {});
    item.dataset.eventId = message.eventId;
    item.append(
      this.#create("span", { className: "sender" }, message.senderName ?? message.sender),
      time,
      this.#create("div", { className: "body" }, message.content.body ?? ""));
    this.#append(item, this.#find("messages").querySelector("li[data-state]"));
  }

  removeMessage(eventId) {
    this.#find("messages").querySelector(`li[data-event-id="${CSS.escape(eventId)}"]`)?.remove();
  }

  showSending(transactionId, text) {
    const item = this.#create("li", {});
    item.dataset.transactionId = transactionId;
    item.dataset.state = "sending";
    item.append(this.#create("div", { className: "body" }, text), this.#create("small", {}, "Sending…"));
    this.#append(item, null);
  }

  removeSending(transactionId) { this.#sending(transactionId)?.remove(); }

  showUnsent(transactionId, reason) {
    const item = this.#sending(transactionId);
    if (item) {
      item.dataset.state = "failed";
      item.querySelector("small").textContent = `Not sent yet; it will be sent when you are online again. (${reason})`;
    }
  }

  showTyping(names) {
    this.#find("typing").textContent = names.length === 0 ? "" : `${names.join(", ")} typing…`;
  }

  #setStatus(state, text) {
    const status = this.#find("status");
    status.dataset.state = state;
    status.textContent = text;
  }

  #sending(transactionId) {
    return this.#find("messages").querySelector(`li[data-transaction-id="${CSS.escape(transactionId)}"]`);
  }

  #append(item, before) {
    const list = this.#find("messages");
    list.insertBefore(item, before);
    list.scrollTop = list.scrollHeight;
  }

  #create(name, properties, text) {
    const element = Object.assign(this.#document.createElement(name), properties);
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  }
}
