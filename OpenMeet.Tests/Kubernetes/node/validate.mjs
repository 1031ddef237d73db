// Reads Kubernetes objects as YAML from standard input and checks each against the schema of its kind, in which unknown
// fields are refused. Prints one line for each problem, and last how many objects were valid: "54 valid".
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);

// The API server drops what it does not know; the schemas as they come allow it. Whatever names its properties is closed.
const closed = (schema) => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return copy.properties && typeof copy.properties === 'object' && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
};

const { prototype } = require('ajv').default;
const { addSchema } = prototype;
prototype.addSchema = function (schema, id, ...rest) {
  return addSchema.call(this, typeof id === 'string' && id.startsWith('io.k8s.') ? closed(schema) : schema, id, ...rest);
};

const load = (apiVersion, kind) => {
  const [version, group] = apiVersion.split('/').reverse();
  try {
    return require(`kubernetes-models/${group ? `${group}/${version}` : version}/${kind}`)[kind];
  } catch {
    return undefined;
  }
};

let valid = 0;
for (const document of parseAllDocuments(await text(process.stdin))) {
  const object = document.toJS();
  if (!object) continue;
  const name = `${object.kind}/${object.metadata?.name}`;
  const Model = load(object.apiVersion, object.kind);
  if (!Model) {
    console.log(`${name}: ${object.apiVersion} has no such kind`);
    continue;
  }
  try {
    new Model(object).validate();
    valid++;
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
console.log(`${valid} valid`);
