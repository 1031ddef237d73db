// age-keygen.mjs: prints a new age identity and its recipient.
import { generateX25519Identity, identityToRecipient } from "age-encryption";

const identity = await generateX25519Identity();
console.log(identity);
console.log(await identityToRecipient(identity));
