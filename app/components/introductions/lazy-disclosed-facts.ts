import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: a company opens what it has disclosed only now and then. */
export const LazyDisclosedFacts = lazyView(() =>
  import("./disclosed-facts.tsx").then((view) => view.DisclosedFacts),
);
