import type { BankFormat } from "./formats.ts";
import type { StatementLine } from "./line.ts";
import { plainAccount, plainName } from "./references.ts";
import { plainCell } from "./values.ts";

/** What a line states, in a file or stored. */
export type LineFacts = Omit<StatementLine, "row">;
/** With the format that it was written in: in one, equal lines have equal texts. */
type FormattedLine = LineFacts & { bank: BankFormat };
/** A line that the account has. */
export type KnownLine = FormattedLine & { id: string; key: string };

/** All that a line states: in two files of one format it is the same for one movement. */
export function statedBy({ day, amountFen, balanceFen, serial, name, account, purpose }: LineFacts): string {
  const texts = [serial, name, account, purpose].map((text) => (text === null ? null : plainCell(text)));
  return JSON.stringify([day, String(amountFen), balanceFen === null ? null : String(balanceFen), ...texts]);
}

/** Whether two lines of one account are one movement; `unclear` is for a person. */
type Sameness = "same" | "other" | "unclear";

/**
 * Lines of one day and amount. The balance after a movement says most: where both state it, it decides, unless a serial
 * number or the payer contradicts. A serial number says little unless no other line has it. Else equal payers could be
 * one movement or two.
 */
function sameness(a: FormattedLine, b: FormattedLine, isUnique: (serial: string) => boolean): Sameness {
  const serials = compared(serialOf(a), serialOf(b));
  const hasSerial = serials === "equal" && isUnique(serialOf(a) ?? "");
  const payers = payersCompared(a, b);
  switch (compared(a.balanceFen, b.balanceFen)) {
    case "equal":
      return payers === "differ" || (serials === "differ" && a.bank === b.bank) ? "unclear" : "same";
    case "differ":
      return hasSerial ? "unclear" : "other";
    case "unknown": {
      if (!hasSerial) return payers === "differ" ? "other" : "unclear";
      const hasOtherWords = a.bank === b.bank && compared(a.purpose, b.purpose) === "differ";
      return payers === "differ" || hasOtherWords ? "unclear" : "same";
    }
  }
}

type Comparison = "equal" | "differ" | "unknown";

function compared(a: string | bigint | null, b: string | bigint | null): Comparison {
  return a === null || b === null ? "unknown" : a === b ? "equal" : "differ";
}

/** A number that a bank gave: not zeros or signs that fill the column. */
function serialOf({ serial }: LineFacts): string | null {
  const plain = plainCell(serial ?? "");
  return /^[0\s\-/.*]*$/u.test(plain) ? null : plain;
}

/** By account, and else by name, of which one may be cut short; hidden digits say nothing. */
function payersCompared(a: LineFacts, b: LineFacts): Comparison {
  const [account, other] = [a, b].map((one) => {
    const plain = plainAccount(one.account ?? "");
    return plain === "" || /[*xX]/u.test(one.account ?? "") ? null : plain;
  });
  const accounts = compared(account ?? null, other ?? null);
  if (accounts === "equal") return "equal";
  const [name, otherName] = [plainName(a.name ?? ""), plainName(b.name ?? "")];
  if (name === "" || otherName === "") return accounts;
  const isName = name.startsWith(otherName) || otherName.startsWith(name);
  return !isName ? "differ" : accounts === "differ" ? "unknown" : "equal";
}

export type PlacedLine<Line> = Line & {
  /** The line of another file that it might be; null: it is new. */
  repeatOf: string | null;
};

/**
 * Of a file's lines those that the account does not have, each with the line that it might repeat. Lines of one file are
 * never one movement, and each known line is at most one of them: equal payments of a day stay as many as they are.
 */
export function linesToStore<Line extends LineFacts & { key: string }>(
  bank: BankFormat,
  lines: readonly Line[],
  known: readonly KnownLine[],
): PlacedLine<Line>[] {
  const isUnique = uniqueSerials(lines, known);
  const byKey = new Map(known.map((one) => [one.key, one]));
  const taken = new Set(lines.flatMap(({ key }) => byKey.get(key)?.id ?? []));
  const rivals = Map.groupBy(
    known.filter(({ id }) => !taken.has(id)),
    movementOf,
  );
  const left = lines
    .filter(({ key }) => !byKey.has(key))
    .filter((line) => {
      const same = (rivals.get(movementOf(line)) ?? []).find(
        (one) => !taken.has(one.id) && sameness({ ...line, bank }, one, isUnique) === "same",
      );
      if (same !== undefined) taken.add(same.id);
      return same === undefined;
    });
  return left.map((line) => {
    const unclear = (rivals.get(movementOf(line)) ?? []).find(
      (one) => !taken.has(one.id) && sameness({ ...line, bank }, one, isUnique) === "unclear",
    );
    return { ...line, repeatOf: unclear?.id ?? null };
  });
}

const movementOf = ({ day, amountFen }: LineFacts): string => `${day} ${String(amountFen)}`;

/** Whether a number stands on at most one line of the file, and on at most one that is known. */
function uniqueSerials(...sets: (readonly LineFacts[])[]): (serial: string) => boolean {
  const counts = sets.map((lines) => {
    const count = new Map<string, number>();
    for (const line of lines) {
      const serial = serialOf(line);
      if (serial !== null) count.set(serial, (count.get(serial) ?? 0) + 1);
    }
    return count;
  });
  return (serial) => counts.every((count) => (count.get(serial) ?? 0) <= 1);
}
