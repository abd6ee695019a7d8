import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: it stands at the end of its page, and the server has written it already. */
export const LazyEventTimeline = lazyView(() =>
  import("./event-timeline.tsx").then((view) => view.EventTimeline),
);
