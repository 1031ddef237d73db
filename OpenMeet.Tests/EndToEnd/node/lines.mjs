// One JSON value a line, both ways: how a test talks to these scripts.
import { createInterface } from "node:readline";

export function tell(value) { process.stdout.write(`${JSON.stringify(value)}\n`); }

export async function* commands() {
  for await (const line of createInterface({ input: process.stdin })) {
    yield JSON.parse(line);
  }
}
