// read-with-sops-age.mjs <file>: decrypts a SOPS file with npm's sops-age and prints it as JSON.
import { readFileSync } from "node:fs";
import { decryptSops } from "sops-age";

const text = readFileSync(process.argv[2], "utf8");
process.stdout.write(JSON.stringify(await decryptSops(text, { fileType: "yaml", secretKey: process.env.SOPS_AGE_KEY })));
