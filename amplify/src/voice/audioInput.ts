import { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { CreateAudioUploadDocument } from '../generated/operations';
import type { Sound } from './sound';
import { toBase64 } from './toBase64';

/** What a mutation takes inline, before base64. */
const INLINE_BYTES = 192 * 1024;

/** A recording as a mutation takes it: inline, or uploaded when it is too long for that. Throws a Problem. */
export async function audioInput(gameId: string, sound: Sound): Promise<{ data: string } | { uploadKey: string }> {
  if (sound.bytes.length <= INLINE_BYTES) return { data: toBase64(sound.bytes) };
  const input = { gameId, contentType: sound.type };
  const { key, url, fields } = (await request(CreateAudioUploadDocument, { input })).createAudioUpload;
  const { ok } = await post(url, uploadForm(fields, sound));
  if (!ok)
    throw new Problem('Unreachable', 'That recording did not get through. Nothing is lost.', { wayOut: 'retry' });
  return { uploadKey: key };
}

/** The form that an upload is: what gave leave for it, as JSON, before the file. */
function uploadForm(fields: string, { bytes, type }: Sound): FormData {
  const form = new FormData();
  const leave: Record<string, string> = JSON.parse(fields);
  for (const [name, value] of Object.entries(leave)) form.append(name, value);
  form.append('file', new Blob([bytes], { type }));
  return form;
}

function post(url: string, body: FormData): Promise<Pick<Response, 'ok'>> {
  return fetch(url, { method: 'POST', body }).catch(() => ({ ok: false }));
}
