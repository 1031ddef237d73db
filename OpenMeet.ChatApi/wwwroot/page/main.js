// The page's entry: signs in, then hands over to the chat.
import { Session } from "./session.js";
import { Api } from "./api.js";
import { Connection } from "./connection.js";
import { Chat } from "./chat.js";
import { View } from "./view.js";

const view = new View(document);

try {
  const settings = await (await fetch("/config.json")).json();
  const session = await Session.open(settings);
  view.onSignIn(() => session.signIn());
  view.onSignOut(() => session.signOut());

  if (session.isSignedIn) {
    view.showPerson(session.name);
    const connection = new Connection("/hubs/chat", () => session.accessToken());
    await new Chat(new Api(() => session.accessToken()), connection, view).start();
  } else {
    view.showWelcome();
  }
} catch (error) {
  view.showProblem(error.message);
}
