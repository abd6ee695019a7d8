import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: they stand below the first screen, and the server has written them already. */
export const LazyApplicationRecord = lazyView(() =>
  import("./application-record.tsx").then((view) => view.ApplicationRecord),
);

export const LazyDecisionForms = lazyView(() =>
  import("./decision-forms.tsx").then((view) => view.DecisionForms),
);

export const LazyTeamTasks = lazyView(() =>
  import("#app/components/applications/team-tasks.tsx").then((view) => view.TeamTasks),
);

export const LazyStartOffer = lazyView(() =>
  import("#app/components/introductions/start-offer.tsx").then((view) => view.StartOffer),
);
