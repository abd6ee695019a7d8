import fc from "fast-check";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import type { Day } from "#app/lib/days.ts";
import { anyMandate, anyProspect, anyDatasetDay } from "./datasets.ts";

type DatasetEdit =
  | { kind: "put_mandate"; terms: MandateTerms }
  | { kind: "remove_mandate"; number: number }
  | { kind: "put_prospect"; facts: ProspectFacts }
  | { kind: "remove_prospect"; number: number }
  | { kind: "capacity"; number: number; change: Partial<MandateTerms> }
  | { kind: "day"; day: Day };

/** A follower of a dataset's edits: an index, or an owner of one. */
export interface Follower {
  putMandate(terms: MandateTerms): unknown;
  removeMandate(mandateId: string): unknown;
  putProspect(facts: ProspectFacts): unknown;
  removeProspect(prospectId: string): unknown;
  setDay(day: Day): unknown;
}

// Few ids, so that most edits hit an existing row; more than a word's 32, so that an index has to grow.
const number = fc.nat(150);
const change = fc.constantFrom<Partial<MandateTerms>>(
  { budgetLeftFen: 0n },
  { budgetLeftFen: 300n },
  { introductionsLeft: 0 },
  { introductionsLeft: 5, open: true },
  { open: false },
);
const edit = <Kind extends string, Parts extends object>(
  weight: number,
  kind: Kind,
  parts: { [Name in keyof Parts]: fc.Arbitrary<Parts[Name]> },
) => ({ weight, arbitrary: fc.record(parts).map((made) => ({ kind, ...made })) });
export const anyDatasetEdit: fc.Arbitrary<DatasetEdit> = fc.oneof(
  edit(5, "put_mandate", { terms: anyMandate(number) }),
  edit(3, "remove_mandate", { number }),
  edit(4, "put_prospect", { facts: anyProspect(number) }),
  edit(2, "remove_prospect", { number }),
  edit(2, "capacity", { number, change }),
  edit(1, "day", { day: anyDatasetDay }),
);

/** A dataset as plain data beside its follower. */
export class EditedDataset<Following extends Follower> {
  readonly mandates = new Map<string, MandateTerms>();
  readonly prospects = new Map<string, ProspectFacts>();
  day: Day;
  readonly follower: Following;

  /** `follower` knows what is in the dataset already. */
  constructor(
    mandates: readonly MandateTerms[],
    prospects: readonly ProspectFacts[],
    day: Day,
    follower: Following,
  ) {
    this.day = day;
    for (const terms of mandates) this.mandates.set(terms.mandateId, terms);
    for (const facts of prospects) this.prospects.set(facts.prospectId, facts);
    this.follower = follower;
  }

  do(edit: DatasetEdit): void {
    if (edit.kind === "put_mandate") {
      this.mandates.set(edit.terms.mandateId, edit.terms);
      this.follower.putMandate(edit.terms);
    } else if (edit.kind === "remove_mandate") {
      this.mandates.delete(`M-${edit.number}`);
      this.follower.removeMandate(`M-${edit.number}`);
    } else if (edit.kind === "put_prospect") {
      this.prospects.set(edit.facts.prospectId, edit.facts);
      this.follower.putProspect(edit.facts);
    } else if (edit.kind === "remove_prospect") {
      this.prospects.delete(`P-${edit.number}`);
      this.follower.removeProspect(`P-${edit.number}`);
    } else if (edit.kind === "day") {
      this.day = edit.day;
      this.follower.setDay(edit.day);
    } else {
      const terms = this.mandates.get(`M-${edit.number}`);
      if (terms) this.do({ kind: "put_mandate", terms: { ...terms, ...edit.change } });
    }
  }
}
