import { OPERATIONS } from './operations';

const TABS = 'graphiql:tabState';

/** Has GraphiQL open the first operation, with its variables, where this browser tab has none of its own yet. */
export function beginWithExamples(): void {
  const [first] = OPERATIONS;
  if (!first || sessionStorage.getItem(TABS)) return;
  sessionStorage.setItem('graphiql:query', first.query);
  sessionStorage.setItem('graphiql:variables', first.variables);
}

/** Brings back the contract's operations in place of what was edited, which GraphiQL may keep until the page is gone. */
export function showExamples(): void {
  addEventListener('pagehide', () => sessionStorage.removeItem(TABS));
  location.reload();
}
