import { renderToString } from 'react-dom/server';
import { Root } from './Root';

/** The start screen before anything has loaded. For the build, which puts it into the page. */
export function startHtml(): string {
  return renderToString(<Root />);
}
