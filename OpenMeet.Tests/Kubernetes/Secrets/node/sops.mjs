#!/usr/bin/env node
// A stand-in for the program sops where no registry has it: the two commands that are used, with sops's arguments and exit
// codes, in sops's file format (https://github.com/getsops/sops#encryption-protocol). The tests read what it writes with a
// decryptor of somebody else, npm's sops-age.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { armor, Decrypter, Encrypter } from "age-encryption";
import { parse, stringify } from "yaml";

const { values: options, positionals: [command, file] } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(["age", "encrypted-regex", "input-type", "output-type", "filename-override", "extract", "config"].map((name) => [name, { type: "string" }])),
});

function* leaves(node, path = []) {
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === "object") {
      yield* leaves(value, [...path, name]);
    } else {
      yield { parent: node, name, value: String(value), path: [...path, name] };
    }
  }
}

function seal(key, text, aad) {
  const iv = randomBytes(32);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(aad));
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const [d, i, t] = [data, iv, cipher.getAuthTag()].map((bytes) => bytes.toString("base64"));
  return `ENC[AES256_GCM,data:${d},iv:${i},tag:${t},type:str]`;
}

function open(key, sealed, aad) {
  const [, data, iv, tag] = /^ENC\[AES256_GCM,data:(.*),iv:(.*),tag:(.*),type:str\]$/.exec(sealed);
  const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64")).setAAD(Buffer.from(aad)).setAuthTag(Buffer.from(tag, "base64"));
  return Buffer.concat([cipher.update(Buffer.from(data, "base64")), cipher.final()]).toString();
}

const mac = (hash) => hash.digest("hex").toUpperCase();
const aad = (path) => `${path.join(":")}:`;

async function encrypt() {
  const rules = options.config ?? ".sops.yaml";
  const { creation_rules: known } = (existsSync(rules) && parse(readFileSync(rules, "utf8"))) || {};
  if (known && !known.some((rule) => new RegExp(rule.path_regex).test(options["filename-override"]))) {
    return 1; // no matching creation rules found
  }
  const tree = parse(readFileSync(0, "utf8"));
  const encrypted = new RegExp(options["encrypted-regex"]);
  const key = randomBytes(32);
  const hash = createHash("sha512");
  for (const { parent, name, value, path } of [...leaves(tree)]) {
    hash.update(value);
    if (path.some((part) => encrypted.test(part))) {
      parent[name] = seal(key, value, aad(path));
    }
  }
  const lastmodified = new Date().toISOString().replace(/\.\d+Z/, "Z");
  const age = await Promise.all(options.age.split(",").map(async (recipient) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return { recipient, enc: armor.encode(await encrypter.encrypt(key)) };
  }));
  tree.sops = { age, lastmodified, mac: seal(key, mac(hash), lastmodified), encrypted_regex: options["encrypted-regex"], version: "3.13.2" };
  process.stdout.write(stringify(tree, { lineWidth: 0 }));
  return 0;
}

async function decrypt() {
  const { sops, ...tree } = parse(readFileSync(file, "utf8"));
  const decrypter = new Decrypter();
  decrypter.addIdentity(process.env.SOPS_AGE_KEY);
  let key;
  for (const { enc } of sops.age) {
    key ??= await decrypter.decrypt(armor.decode(enc)).catch(() => undefined);
  }
  if (key === undefined) {
    return 128;
  }
  const hash = createHash("sha512");
  for (const { parent, name, value, path } of [...leaves(tree)]) {
    parent[name] = value.startsWith("ENC[") ? open(key, value, aad(path)) : value;
    hash.update(parent[name]);
  }
  if (open(key, sops.mac, sops.lastmodified) !== mac(hash)) {
    return 51;
  }
  const part = options.extract?.match(/"[^"]+"/g)?.reduce((node, name) => node[JSON.parse(name)], tree);
  process.stdout.write(part ?? stringify(tree, { lineWidth: 0 }));
  return 0;
}

process.exitCode = await { encrypt, decrypt }[command]();
