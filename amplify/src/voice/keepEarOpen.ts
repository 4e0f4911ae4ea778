import { Problem } from '../connection/problem';
import type { Ear, EarEvents } from './ear';
import { expectEar } from './earFiles';
import { closeMicrophone, openMicrophone, watchMicrophone } from './microphone';
import { microphoneProblem } from './microphoneProblem';

/** Milliseconds of stopped sound that browsers need at times, to open a microphone for example. */
const HICCUP = 1000;

export interface OpenEarEvents extends EarEvents {
  readonly onOpen: (ear: Ear) => void;
  readonly onFailed: (problem: Problem) => void;
  /** The microphone was unplugged or taken. */
  readonly onLost: () => void;
  /** The browser does not run sound now: a call, a locked screen, no gesture of the player's yet. */
  readonly onInterrupted: () => void;
}

/** Opens the microphone and the detector, which is loaded for it; returns how to close both. */
export function keepEarOpen(context: AudioContext, events: OpenEarEvents): () => void {
  const closing: (() => void)[] = [];
  let closed = false;

  async function open() {
    expectEar();
    const loading = import('./ear');
    loading.catch(() => undefined);
    const stream = await openMicrophone('AudioWorkletNode' in window);
    if (!keep(() => closeMicrophone(stream))) return;
    closing.push(watchMicrophone(stream, events.onLost));
    const ear = await (await loading).openEar(context, stream, events);
    if (!keep(ear.close)) return;
    closing.push(watchContext(context, events.onInterrupted));
    events.onOpen(ear);
  }

  /** Remembers how to close what was opened; false when that is too late, and it is closed. */
  function keep(close: () => void): boolean {
    if (closed) close();
    else closing.push(close);
    return !closed;
  }

  function close() {
    closed = true;
    for (const step of closing.splice(0)) step();
  }

  open().catch((error: unknown) => {
    if (closed) return;
    close();
    events.onFailed(error instanceof Problem ? error : microphoneProblem('NotLoaded'));
  });
  return close;
}

/** Calls back when the context does not run any more, nor again when it is asked to. Returns how to stop. */
function watchContext(context: AudioContext, onInterrupted: () => void): () => void {
  let timer = 0;
  const look = () => {
    window.clearTimeout(timer);
    if (context.state === 'running') return;
    context.resume().catch(() => undefined);
    timer = window.setTimeout(onInterrupted, HICCUP);
  };
  context.addEventListener('statechange', look);
  look();
  return () => {
    window.clearTimeout(timer);
    context.removeEventListener('statechange', look);
  };
}
