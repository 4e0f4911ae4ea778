import { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { BuildDeckDocument, CreateDeckDocument, CreateDocumentUploadDocument } from '../generated/deckOperations';

type Say = (progress: string) => void;

const MB = 1_000_000;

/** Makes a deck of files, called as the first of them, and has it built; its id. Throws a Problem. */
export async function makeDeck(files: readonly File[], say: Say): Promise<string> {
  check(files);
  say('Making a deck');
  const { createDeck } = await request(CreateDeckDocument, { input: { name: deckName(files[0]?.name ?? '') } });
  await addFiles(createDeck.id, files, say);
  return createDeck.id;
}

/** Uploads files to a deck and has it built. Throws a Problem. */
export async function addFiles(deckId: string, files: readonly File[], say: Say): Promise<void> {
  check(files);
  for (const file of files) {
    say(`Uploading ${file.name}`);
    await upload(deckId, file);
  }
  await request(BuildDeckDocument, { input: { deckId } });
}

/** "planets_2024.xlsx" as people would write it: "Planets 2024". */
export function deckName(fileName: string): string {
  const words = fileName.replace(/\.[^.]*$/, '').replace(/[\s_-]+/g, ' ');
  const name = words.trim().slice(0, 60).trim() || 'My deck';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Refuses what would make no deck, or lose a file, before anything is sent. Throws a Problem. */
export function check(files: readonly File[]): void {
  const empty = files.find(({ size }) => size === 0);
  if (empty) throw refused(`${empty.name} is empty. Save it anew, with what is in it.`);
  const names = files.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice) throw refused(`Two files are called ${twice}. Give one of them another name.`);
}

async function upload(deckId: string, file: File): Promise<void> {
  const input = { deckId, fileName: file.name };
  const to = (await request(CreateDocumentUploadDocument, { input })).createDocumentUpload;
  if (file.size > to.maxBytes) throw refused(`${file.name} has more than ${to.maxBytes / MB} MB. Upload a part of it.`);
  const form = new FormData();
  const leave: Record<string, string> = JSON.parse(to.fields);
  for (const [name, value] of Object.entries(leave)) form.append(name, value);
  form.append('file', file);
  const { ok } = await fetch(to.url, { method: 'POST', body: form }).catch(() => ({ ok: false }));
  if (!ok) throw new Problem('Unreachable', `${file.name} did not get through. Nothing is lost.`, { wayOut: 'retry' });
}

function refused(message: string): Problem {
  return new Problem('InvalidInput', message, { wayOut: 'none' });
}
