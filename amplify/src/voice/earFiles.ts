import { useSyncExternalStore } from 'react';
import { EAR_ASSETS, EAR_BYTES } from '../generated/ear';

const TOTAL = Object.values(EAR_BYTES).reduce((sum, bytes) => sum + bytes, 0);
const listeners = new Set<() => void>();
let loading: Promise<ArrayBuffer> | null = null;
let arrived = 0;

/** Loads what tells speech from noise, once: gives the runtime, leaves the model with the browser. Rejects with any error. */
export function loadEar(): Promise<ArrayBuffer> {
  loading ??= Promise.all(Object.keys(EAR_BYTES).map(fetchCounted)).then(
    ([runtime]) => unpacked(runtime ?? new Blob()),
    (error: unknown) => {
      loading = null;
      count(-arrived);
      throw error;
    },
  );
  return loading;
}

/** Begins to load it where that may soon be wanted. */
export function expectEar(): void {
  loadEar().catch(() => undefined);
}

/** How much of it has arrived, from 0 to 1. */
export function useEarLoaded(): number {
  return useSyncExternalStore(subscribe, () => arrived / TOTAL);
}

async function fetchCounted(name: string): Promise<Blob> {
  const { ok, body } = await fetch(`${EAR_ASSETS}${name}`);
  if (!ok || !body) throw new Error('NotThere');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    count(piece.value.length);
  }
  return new Blob(pieces);
}

function unpacked(packed: Blob): Promise<ArrayBuffer> {
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function count(bytes: number): void {
  arrived += bytes;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
