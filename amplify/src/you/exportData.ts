import { request } from '../connection/request';
import { ExportPlayerDataDocument } from '../generated/operations';
import { toBase64 } from '../voice/toBase64';

/** All that is kept of the player, as one JSON text with the sound of recordings and the documents of decks in base64. Throws a Problem. */
export async function exportData(now: Date): Promise<string> {
  const games: unknown[] = [];
  const recordings: unknown[] = [];
  const decks: unknown[] = [];
  const documents: unknown[] = [];
  const taught: unknown[] = [];
  for (let nextToken: string | null = null; ; ) {
    const { exportPlayerData: page }: Page = await request(ExportPlayerDataDocument, { limit: PAGE, nextToken });
    games.push(...page.games.map((game) => JSON.parse(game)));
    taught.push(...page.taught.map((one) => JSON.parse(one)));
    recordings.push(...(await Promise.all(page.recordings.map(withSound))));
    decks.push(...page.deckRecords.map((record) => JSON.parse(record)));
    documents.push(...(await Promise.all(page.documents.map(withContent))));
    nextToken = page.nextToken;
    if (!nextToken) return JSON.stringify({ exportedAt: now.toISOString(), games, taught, recordings }, null, 2);
  }
}

const PAGE = 100;

interface Page {
  readonly exportPlayerData: {
    readonly games: readonly string[];
    readonly recordings: readonly Recording[];
    readonly deckRecords: readonly string[];
    readonly documents: readonly Document[];
    readonly taught: readonly string[];
    readonly nextToken: string | null;
  };
}

interface Document {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

interface Recording {
  readonly url: string;
  readonly recordedAt: string;
  readonly bytes: number;
}

/** The recording itself; the link to it, which expires, where it cannot be fetched. */
async function withSound({ url, ...recording }: Recording): Promise<unknown> {
  const sound = await fetched(url);
  return sound === null ? { ...recording, url } : { ...recording, sound };
}

/** So a document of a deck. */
async function withContent({ url, ...document }: Document): Promise<unknown> {
  const content = await fetched(url);
  return content === null ? { ...document, url } : { ...document, content };
}

async function fetched(url: string): Promise<string | null> {
  try {
    const response = await fetch(url);
    return response.ok ? toBase64(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
}
