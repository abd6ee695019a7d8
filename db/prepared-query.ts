import type { Compilable, CompiledQuery } from "kysely";
import type { ActorTransaction } from "./with-actor.ts";

/** A placeholder for an argument while a query is built. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is built and compiled to SQL once, then executed with arguments: for lists of many columns, where
 * compiling is most of a statement's cost here. `build` gets placeholders: it may pass them on as parameters, but not
 * compute with them or inspect them.
 */
export function preparedQuery<Args extends object, Row>(
  build: (trx: ActorTransaction, args: Args) => Compilable<Row>,
): (trx: ActorTransaction, args: Args) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (trx, args) => {
    compiled ??= build(trx, slotsFor(args)).compile();
    const given = args as Record<string, unknown>;
    const parameters = compiled.parameters.map((value) =>
      value instanceof Slot ? given[value.name] : value,
    );
    const query: CompiledQuery<Row> = { ...compiled, parameters };
    return (await trx.executeQuery(query)).rows;
  };
}

function slotsFor<Args extends object>(args: Args): Args {
  return Object.fromEntries(Object.keys(args).map((name) => [name, new Slot(name)])) as Args;
}
