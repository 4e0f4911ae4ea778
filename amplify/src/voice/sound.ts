/** A recording on its way to the server. */
export interface Sound {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As an upload names it: audio/webm, audio/wav. */
  readonly type: string;
}
