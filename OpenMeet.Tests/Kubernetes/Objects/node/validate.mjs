// validate.mjs <file>…: checks each object of these YAML files against the schema of its kind, and prints what is wrong. The
// schemas accept fields that they do not know, so what a validator never looks at counts as unknown.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const packages = {
  "external-secrets.io": "external-secrets",
  "kustomize.toolkit.fluxcd.io": "flux-cd",
  "source.toolkit.fluxcd.io": "flux-cd",
};

function watch(node, path, unread) {
  if (typeof node !== "object" || node === null) {
    return node;
  }
  const copy = Array.isArray(node) ? [] : {};
  for (const [name, value] of Object.entries(node)) {
    const place = `${path}.${name}`;
    unread.add(place);
    copy[name] = watch(value, place, unread);
  }
  return new Proxy(copy, {
    get(target, name) {
      unread.delete(`${path}.${String(name)}`);
      return target[name];
    },
  });
}

for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
    const object = document.toJS();
    const [group] = object.apiVersion.split("/");
    const { [object.kind]: Model } = await import(`@kubernetes-models/${packages[group]}/${object.apiVersion}`);
    const unread = new Set();
    const model = new Model({});
    try {
      Object.getPrototypeOf(model).validate.call(watch(object, object.kind, unread));
    } catch (error) {
      console.log(`${file}: ${error.message}`);
    }
    for (const place of unread) {
      console.log(`${file}: ${place} is unknown`);
    }
  }
}
